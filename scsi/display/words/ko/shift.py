"""Korean: the shift since 2019."""

WORDS = {
    "shift.sentence": (
        "2022년의 공공 비중은 2019년보다 {points}%p 높다({level}% 구간 {low}~{high}%p, p = {p}). 2019년을 "
        "{size_before}건, 2022년을 {size_after}건으로 놓고, {unit}. {whole}"
    ),
    "shift.items": "항목 하나하나를 독립적인 추출로 본 값이다(실제로는 드문 가정이다)",
    "shift.cities": (
        "{cities_before}개와 {cities_after}개 도시를 비슷한 도시들 가운데서 뽑힌 것으로, 한 도시 안 항목들의 "
        "상관을 {icc:으로/로} 본 값이다"
    ),
    "shift.whole": "그렇게 표기될 수 있는 정수 항목 수 전체에서 p는 {p_range:이다/다}.",
    "shift.incompatible": (
        "이 항목 수로는 본문과 같이 표기되는 정수 항목 수가 없으므로, 이 반올림 규칙에서는 두 항목 수 가운데 "
        "적어도 하나가 불가능하다."
    ),
    "shift.caption": (
        "이번 실행의 항목 수와 상관에서 본 2019년과 2022년 사이 공공 비중의 변화. 표기된 비중에서의 값과, "
        "그렇게 표기될 수 있는 정수 항목 수 전체에서의 범위."
    ),
    "shift.row.estimate": "변화(%p)",
    "shift.row.interval": "{level}% 구간(%p)",
    "shift.row.pvalue": "p",
    "shift.impossible": "가능한 정수 항목 수 없음",
    "column.quantity": "구분",
    "column.at_printed": "표기된 비중에서",
    "column.over_counts": "가능한 정수 항목 수 전체에서",
    "shift_waves.caption": (
        "비교에서 각 연도를 어떻게 보았는가. 나와 있는 것은 비중과 도시 수뿐이며, 2019년 항목 수는 가정한 "
        "값이다."
    ),
    "column.public": "공공(%)",
    "column.counts": "공공 항목 수",
    "column.items": "항목 수",
    "column.cities": "도시 수",
    "column.design_effect": "설계 효과",
    "column.effective": "유효 항목 수",
    "shift_by_size.caption": (
        "알 수 없는 2019년 항목 수에 따른 ‘변화 없음’의 p 값. 2022년 항목 수로 가능한 세 경우이며, "
        "{unit}. 선은 표기된 비중, 회색은 반올림으로 가능한 모든 비중, 세로 획은 가능한 정수 항목 수에서의 "
        "값이다. 파선은 p = {alpha}, 점선은 유의해지는 가장 작은 항목 수와 반올림에 따른 범위다."
    ),
    "shift_by_size.alt": (
        "2022년 항목 수별 그림 세 개. 2019년 항목 수가 늘수록 p는 {first}건일 때 {p_first}에서 {last}건일 때 "
        "{p_last}까지 작아진다. {crossings}"
    ),
    "shift_by_size.crossing": (
        "2022년이 {size_after}건이면 p는 {break_even}건(반올림에 따라 {range}건)부터 {alpha}보다 작다."
    ),
    "shift_by_size.never": "2022년이 {size_after}건이면 어떤 항목 수로도 부족하다.",
    "shift_by_size.panel": "2022년 {size_after}건",
    "break_even.caption": "변화가 유의해지는(p < {alpha}) 2019년의 가장 작은 항목 수. {unit}.",
    "column.size_after": "2022년 항목 수",
    "column.break_even": "표기된 비중에서",
    "column.by_rounding": "반올림 범위에서",
    "column.saw_first": "정수에서 처음 유의한 수",
    "column.saw_last": "정수에서 마지막으로 유의하지 않은 수",
    "column.size_before": "2019년 항목 수",
    "shift_by_size.table": (
        "2019년 항목 수에 따른 p. 괄호 안은 가능한 정수 항목 수 전체에서의 범위이며, 가능한 정수가 없으면 줄표로 "
        "표시했다."
    ),
    "shift_by_correlation.caption": (
        "한 도시 안 항목들의 상관에 따른 ‘변화 없음’의 p 값. 2019년은 {cities_before}개 도시의 {size_before}건, "
        "2022년은 {cities_after}개 도시로 보고, 두 해에 모두 들어간 도시는 없다고 가정했다. 회색은 2022년이 "
        "{base}건일 때 반올림으로 가능한 모든 비중, 파선은 p = {alpha:이다/다}."
    ),
    "shift_by_correlation.alt": (
        "함께 올라가는 곡선 세 개. 상관이 없을 때 {p_first}에서 상관 {last}일 때 {p_last}까지 커진다. {crossings}"
    ),
    "shift_by_correlation.crossing": (
        "2022년이 {size_after}건이면 상관 {break_even}(반올림에 따라 {range})에서 p가 {alpha:을/를} 넘는다."
    ),
    "shift_by_correlation.never": "2022년이 {size_after}건이면 p가 {alpha}보다 작아지지 않는다.",
    "shift_by_correlation.always": "2022년이 {size_after}건이면 모든 상관에서 p가 {alpha}보다 작다.",
    "shift_by_correlation.table": (
        "2019년을 {size_before}건으로 볼 때 도시 안 상관에 따른 p. 괄호 안은 가능한 정수 항목 수 전체에서의 범위."
    ),
    "column.icc": "상관",
    "column.base": "2022년 {size_after}건",
    "break_even.sentence": (
        "2022년이 {size_after}건일 때, 변화는 2019년 항목이 {estimate}건(반올림에 따라 {range}건) 이상이면 "
        "{alpha} 수준에서 유의하다. {unit}."
    ),
    "break_even.never": (
        "2022년이 {size_after}건일 때, 2019년 항목이 아무리 많아도 변화는 {alpha} 수준에서 유의하지 않다. "
        "{unit}."
    ),
    "ceiling.sentence": (
        "한 도시 안 항목들의 상관이 {estimate}(반올림에 따라 {range})보다 크면, 곧 도시별 비중의 표준편차가 약 "
        "{spread}%p를 넘으면, 항목이 아무리 많아도 변화는 {alpha} 수준에서 유의하지 않다. {cities_before}개와 "
        "{cities_after}개 도시의 가중치가 같고 두 해에 모두 들어간 도시가 {shared}개일 때의 값이다."
    ),
    "shift_answer.headline": (
        "**표기된 공공 비중은 2019년보다 {points}%p 높다({before}%에서 {after}%로). 그 차이가 우연을 넘는 "
        "것인지는 표기된 수치만으로 판가름할 수 없다.** 항목 하나하나를 독립적인 추출로 보면, 2019년 조사의 "
        "항목이 적어도 {least}~{most}건일 때 변화가 유의하다(p < {alpha}). 2022년 비중의 분모에 따라 다르고, "
        "반올림까지 고려하면 {rounding_least}~{rounding_most}건이다. 2019년의 항목 수는 어디에도 나와 있지 않다. "
        "도시를 단위로 보면(모든 도시를 똑같이 세고, 두 조사에 모두 들어간 도시는 없으며, 도시 간 차이가 2019년에도 "
        "2022년과 같았다고 가정), p는 {p_low}에서 {p_high}까지 무엇이든 될 수 있다. 공공 비중이 높다고 언급된 네 "
        "도시가 실제로 가장 높다고 볼 때, 표기된 수치가 허용하는 도시별 비중의 표준편차는 {sd_low}~{sd_high}%p인데, 약 "
        "{spread}%p(한 도시 안 항목들의 상관 {ceiling})를 넘으면 항목이 아무리 많아도 부족하다."
    ),
    "shift_answer.limits": (
        "이 결과가 보여 주지 않는 것. 두 번의 조사로 알 수 있는 것은 차이이지 추세가 아니며, 원인도 아니다. "
        "도시들은 무작위로 뽑힌 것이 아니라 선정된 것이므로, 비슷한 도시들을 대표한다는 것은 가정이다. 2019년 "
        "조사는 {cities_before}개 도시, 이후 조사는 {cities_after}개 도시를 다루었는데, 어느 도시가 두 번 모두 "
        "들어갔는지, 같은 종류의 항목을 세었는지는 나와 있지 않다. {high_city}의 공공 비중이 {high}%이고 "
        "{low_city}의 민간 비중이 {low}%일 만큼 도시 사이의 차이가 크다는 점은, 한 도시 안의 항목들이 서로 "
        "닮았으리라고 볼 까닭이 된다."
    ),
}
