"""Korean: how much hangs on how the figures are read."""

WORDS = {
    "readings.headline": (
        "**어떻게 해석하면 공공 비중의 상승은 우연을 넘고, 달리 해석하면 그렇지 않다. 표기된 수치만으로는 어느 "
        "해석이 옳은지 가릴 수 없다.** {boundary} 중간쯤 되는 한 해석({reference})에서 z는 {z}이며 {alpha} 수준의 "
        "경계는 {critical}이다. 나머지를 그대로 두고 하나만 바꿀 때 z를 가장 크게 움직이는 것은 "
        "{first}({first_low}~{first_high})이고, 그다음은 {second}({second_low}~{second_high}), "
        "{third}({third_low}~{third_high}) 순이다. 가장 적게 움직이는 것은 {last}({last_low}~{last_high})이다."
    ),
    "readings.reference": "2019년 {before}건과 2022년 {after}건, {unit}, 상관 {icc}, {overlap}",
    "readings.boundary": (
        "2019년이 {size}건일 때, 변화는 두 조사에 모두 들어간 도시가 없다면 한 도시 안 항목들의 상관이 {alone}보다 "
        "작아야, {shared}개 도시가 모두 남아 그대로였다면 {kept}보다 작아야 유의하다."
    ),
    "readings.limits": (
        "z는 변화를 표준 오차의 단위로 나타낸 값이다. {critical:을/를} 넘으면 {alpha} 수준에서 유의하다. 이 결과가 "
        "보여 주지 않는 것은 어느 해석이 옳은가다. 보여 주는 것은 수치로 무언가를 말하려면 먼저 무엇에 합의해야 "
        "하는가다. 한 가지 선택이 z를 얼마나 움직이는지는 그 선택에 어떤 보기를 두었는지에 달려 있다. 보기는 우리가 "
        "정한 것이며(이를테면 분류 오류는 해당하는 항목의 {part}%로 보았다), 보기의 표에 모두 적었고 하나하나 바꿀 수 있다."
    ),
    "readings.counts": (
        "격자는 {factors} = {combinations}가지 조합이다. 이 가운데 {left_out}가지는 앞뒤가 맞지 않거나 다른 조합과 "
        "같아서 뺐고, {readings}가지가 남는다. 이 격자에서 {below}가지는 반올림과 관계없이 p가 {alpha}보다 작고, "
        "{not_below}가지는 그렇지 않으며, {rounding}가지는 반올림에 따라 다르다. **이 개수는 격자의 성질이지 확률이 "
        "아니다.** 보기를 달리하면 개수도 달라진다."
    ),
    "reading_grid.caption": (
        "여러 가지로 해석할 수 있는 것과 그 보기. 반올림은 선택이 아니라 범위로 함께 계산했다."
    ),
    "column.choice": "선택",
    "column.options": "보기",
    "column.count": "보기 수",
    "left_out.caption": (
        "뺀 조합. 보기로 만들 수 있는 {combinations}가지({factors}) 가운데, 처음 해당하는 이유로 나누었다."
    ),
    "column.reason": "이유",
    "column.combinations": "조합 수",
    "left_out.size-does-not-print": "본문과 같이 표기되는 정수 항목 수가 없음",
    "left_out.items-are-independent": "독립적으로 뽑힌 항목에는 상관이 없음",
    "left_out.no-correlation-is-items": "상관이 없으면 도시를 단위로 보아도 항목을 단위로 본 해석과 같음",
    "left_out.cities-do-not-matter": "도시를 뽑힌 것으로 보지 않으면 겹치는 도시나 도시 크기는 쓰이지 않음",
    "left_out.no-degrees-to-estimate": "도시를 뽑힌 것으로 보지 않으면 t 분포와 정규 분포가 같음",
    "left_out.nothing-to-persist": "두 번 모두 들어간 도시가 없으면 지속될 것도 없음",
    "left_out.no-persistence-is-no-overlap": "지속되는 것이 없으면 두 번 모두 들어간 도시도 다른 도시와 같음",
    "left_out.counts-need-independence": "피셔 검정은 독립적인 항목에만 쓸 수 있음",
    "left_out.counts-are-as-coded": "피셔 검정은 보정하지 않은 정수 항목 수에만 쓸 수 있음",
    "left_out.coherent": "남은 조합: 해석",
    "choice.base": "2022년 항목 수",
    "choice.size_before": "2019년 항목 수",
    "choice.unit": "표본 단위",
    "choice.icc": "도시 안 상관",
    "choice.test": "검정",
    "choice.coding": "분류 방식",
    "choice.overlap": "겹치는 도시",
    "choice.shared": "두 번 모두 들어간 도시",
    "choice.persistence": "도시 특성의 지속성",
    "choice.reference": "기준 분포",
    "choice.size_cv": "도시 크기의 변동",
    "option.items": "{size}건",
    "option.unit.cities": "이와 비슷한 도시들",
    "option.unit.items-within-cities": "바로 이 도시들",
    "option.unit.items": "독립적인 항목",
    "option.test.score": "스코어 검정",
    "option.test.likelihood-ratio": "가능도비 검정",
    "option.test.fisher": "피셔 검정",
    "option.test.fisher-midp": "피셔 검정(중간 p)",
    "option.coding.as-printed": "표기된 대로",
    "option.coding.missed-before": "2019년 공공의 {part}% 누락",
    "option.coding.added-before": "2019년 다른 항목의 {part}%를 공공으로 분류",
    "option.coding.missed-after": "2022년 공공의 {part}% 누락",
    "option.coding.added-after": "2022년 다른 항목의 {part}%를 공공으로 분류",
    "short.coding.as-printed": "표기된 대로",
    "short.coding.missed-before": "2019년 공공 누락",
    "short.coding.added-before": "2019년 공공 과다",
    "short.coding.missed-after": "2022년 공공 누락",
    "short.coding.added-after": "2022년 공공 과다",
    "option.reference.t": "t 분포",
    "option.reference.normal": "정규 분포",
    "option.overlap.none": "겹치는 도시 없음",
    "option.overlap.some": "{shared}개 겹침, 지속성 {persistence}",
    "reading_moves.caption": (
        "무엇이 z를 가장 크게 움직이는가. 나머지를 기준 해석({reference}, z {z})에 두고 하나만 바꾸었다. 마지막 두 "
        "열은 달리 고를 수 있는 격자 안의 모든 해석에서 평균한 변화와 그 해석의 수다."
    ),
    "reading_moves.alt": (
        "선택마다 가장 작은 z에서 가장 큰 z까지의 가로 막대. 기준은 {z}, 파선은 유의성의 경계 {critical:이다/다}. "
        "위에서부터 {list}."
    ),
    "reading_moves.item": "{choice} {low}~{high}",
    "column.least_z": "가장 작은 z",
    "column.least_at": "가장 작을 때",
    "column.most_z": "가장 큰 z",
    "column.most_at": "가장 클 때",
    "column.change": "변화",
    "column.mean_change": "평균 변화",
    "column.over": "해석 수",
    "axis.z": "z(표준 오차 단위로 나타낸 변화)",
    "reading_curve.caption": (
        "명세 곡선. 격자의 해석 {readings}가지를 z가 작은 것부터 늘어놓아 거의 같은 수씩 {bins}개 칸으로 나누었다. "
        "위는 z이며 회색은 칸 안의 범위와 반올림, 파선은 {alpha} 수준의 경계 {critical:이다/다}. 아래는 그 보기를 택한 "
        "해석이 어디에 있는지를 나타내며, 짙을수록 많다."
    ),
    "reading_curve.alt": (
        "{low}에서 {high}까지 올라가며 도중에 {critical:을/를} 지나는 z의 곡선. 그 아래는 보기의 표다. 왼쪽에는 높은 상관, "
        "적은 2019년 항목 수, 변화를 만들어 내는 분류 오류의 해석이, 오른쪽에는 낮은 상관과 바로 이 도시들을 대상으로 한 "
        "해석이 몰려 있다."
    ),
    "axis.z_short": "z",
    "axis.reading": "해석(z 순)",
    "reading_options.caption": (
        "보기별로 본 같은 내용. 해석 {readings}가지 가운데 그 보기를 택한 수, 그 가운데 표기된 비중에서 p가 {alpha}보다 "
        "작은 수, 그리고 z. 개수는 이 격자({factors}에서 뺀 것을 제외)의 것이며 확률이 아니다."
    ),
    "column.option": "보기",
    "column.readings": "해석 수",
    "column.below": "p가 {alpha} 미만",
    "column.median_z": "z의 중앙값",
    "boundary.text": (
        "답이 바뀌는 곳. 2019년이 {low_size}건 이하라면 상관이 아무리 작아도 부족하다. {size}건이라면, 두 조사에 모두 "
        "들어간 도시가 없을 때 p가 {alpha}보다 작은 것은 상관이 {alone}(반올림에 따라 {alone_range})까지이고, 2022년 "
        "항목 수에 따라 크게 다르지 않다({bases}). {shared}개 도시가 모두 남았다면 도시 특성의 상관이 {half_r}일 때 "
        "{half}, {full_r}일 때 {full}까지다."
    ),
    "boundary.plain": (
        "답이 바뀌는 곳. 2019년이 {size}건이라면, 두 조사에 모두 들어간 도시가 없을 때 p가 {alpha}보다 작은 것은 상관이 "
        "{alone}(반올림에 따라 {alone_range})까지다."
    ),
    "boundary.caption": (
        "답이 바뀌는 경계. 선 아래에서는 변화가 유의하고(p < {alpha}) 위에서는 그렇지 않다. 도시를 단위로 보았으며, "
        "가로축은 2019년 항목 수다. 선은 두 조사에 모두 들어간 도시가 없을 때의 2022년 항목 수별 경우와, 2019년 도시가 "
        "모두 남은 경우다. 회색은 첫째 선의 반올림 범위."
    ),
    "boundary.table": (
        "2019년 항목 수에 따라, p가 {alpha}에 이르는 도시 안 상관. 괄호 안은 반올림 범위. 0은 어떤 상관에서도 p가 그보다 "
        "작지 않다는 뜻이다."
    ),
    "boundary.alt": "{low_size}건 부근의 0에서 올라가 평평해지는 선들. {text}",
    "boundary.line": "2022년 {base}건, 겹치는 도시 없음",
    "boundary.kept": "2022년 {base}건, {shared}개 겹침, 지속성 {persistence}",
    "boundary.significant": "p < {alpha}",
}
