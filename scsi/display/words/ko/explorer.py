"""Korean: the explorer of assumptions."""

WORDS = {
    "explorer.caption": (
        "직접 바꿔 보기: 네 가지 가정의 모든 조합에서 표기된 변화의 p 값. 도시는 {cities_before}개와 "
        "{cities_after}개다."
    ),
    "explorer.axis.overlap": "두 조사에 모두 들어간 도시",
    "explorer.axis.base": "2022년 항목 수",
    "explorer.axis.icc": "도시 안 상관",
    "explorer.axis.size": "2019년 항목 수(어디에도 나와 있지 않음)",
    "explorer.overlap.none": "없음",
    "explorer.overlap.whole": "{shared}개, 모두 그대로",
    "explorer.overlap.part": "{shared}개, 절반쯤 그대로",
    "explorer.among.none": "두 조사에 모두 들어간 도시는 없다고 가정했다",
    "explorer.among.whole": "두 조사에 모두 들어간 도시는 {shared}개이고 모두 그대로라고 가정했다",
    "explorer.among.part": (
        "두 조사에 모두 들어간 도시는 {shared}개이고 절반쯤 그대로(조사 사이의 상관 {persistence})라고 가정했다"
    ),
    "explorer.design.items": (
        "항목 하나하나를 독립적인 추출로 보았으며(실제로는 드문 가정이다), 이때 어느 도시가 겹치는지는 영향이 없다"
    ),
    "explorer.design.cities": (
        "도시를 비슷한 도시들 가운데서 뽑힌 것으로, 한 도시 안 항목들의 상관을 {icc:으로/로} 보았으며, {among}"
    ),
    "explorer.answer.yes": "이 가정에서는 우연으로 보기 어렵다.",
    "explorer.answer.no": "이 가정에서는 우연을 배제할 수 없다.",
    "explorer.answer.rounding": "이 가정에서는 반올림에 따라 갈린다.",
    "explorer.sentence.yes": (
        "2019년이 {size}건, 2022년이 {base}건이면 변화 {points}%p는 유의하다(p\u00a0{p}, 기준 {alpha} 미만, {level}% 구간 "
        "{low}~{high}%p). 가능한 정수 항목 수 전체에서는 {range}. {design}."
    ),
    "explorer.sentence.no": (
        "2019년이 {size}건, 2022년이 {base}건이면 변화 {points}%p는 유의하지 않다(p\u00a0{p}, 기준 {alpha} 이상, {level}% "
        "구간 {low}~{high}%p). 가능한 정수 항목 수 전체에서는 {range}. {design}."
    ),
    "explorer.sentence.rounding": (
        "2019년이 {size}건, 2022년이 {base}건이면 변화 {points}%p의 p가 {alpha}의 어느 쪽에 놓이는지는 표기된 비중의 "
        "반올림에 달려 있다(표기된 비중에서 p\u00a0{p}, {level}% 구간 {low}~{high}%p). 가능한 정수 항목 수 "
        "전체에서는 {range}. {design}."
    ),
    "explorer.table": (
        "2019년 항목 수(행)와 도시 안 상관(열)에 따른 p. 2022년은 {base}건이며, {among}. 굵은 글씨는 유의한 값, "
        "기울인 글씨는 반올림에 따라 갈리는 값이다."
    ),
    "explorer.table.plain": (
        "2019년 항목 수(행)와 도시 안 상관(열)에 따른 p. 2022년은 {base}건이며, {among}."
    ),
    "explorer.more": "다른 가정에서의 값을 표로 보기",
    "explorer.hint": (
        "슬라이더 네 개를 마우스, 터치, 화살표 키로 움직일 수 있으며, 계산해 둔 값에서만 멈춘다."
    ),
}
