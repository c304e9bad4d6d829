"""Korean: what the printed figures allow of cities, panels, private and joint money."""

WORDS = {
    "cannot": "불가능",
    "can": "가능",
    "ceilings.text": (
        "항목이 아주 많아지면 도시만 남는다. 두 조사에 모두 들어간 도시가 없다면, 한 도시 안 항목들의 상관이 "
        "**{alone}**보다 클 때는 항목이 아무리 많아도 부족하다. {shared}개 도시가 두 번 모두 들어갔다면 이 "
        "한계는 두 해 사이 도시 특성의 상관이 0.5일 때 {half}, 모든 도시가 그대로였을 때 {full}이다. 도시 크기가 "
        "고르지 않으면 한계가 낮아져, 항목 수의 표준편차가 평균과 같을 때 {unequal}이다. 어느 도시가 두 번 모두 "
        "들어갔는지는 나와 있지 않다."
    ),
    "ceilings.caption": (
        "항목이 아무리 많아도 변화가 유의해지지(p < {alpha}) 않는, 한 도시 안 항목들의 상관의 한계. 괄호 안은 "
        "표기된 비중의 반올림에 따른 범위다. 지속성은 두 해 사이 도시 특성의 상관, 크기 변동은 도시별 항목 수의 "
        "표준편차를 평균으로 나눈 값, 표준편차는 그 한계에 해당하는 도시별 비중의 표준편차다."
    ),
    "column.shared": "두 번 모두 들어간 도시",
    "column.persistence": "지속성",
    "column.size_cv": "크기 변동",
    "column.ceiling_normal": "한계(정규 분포)",
    "column.ceiling_t": "한계(t 분포)",
    "column.spread": "표준편차(%p)",
    "constraints.a": "표기된 수치만",
    "constraints.b": "언급된 네 도시의 공공 비중이 가장 높음",
    "constraints.c": "여기에 더해 두 도시의 민관 공동 비중이 가장 높음",
    "weighting.equal": "모든 도시가 같음",
    "weighting.ratio-3": "가장 큰 도시가 가장 작은 도시의 3배까지",
    "weighting.ratio-10": "가장 큰 도시가 가장 작은 도시의 10배까지",
    "weighting.free": "항목 수에 따라(전체 {base}건)",
    "column.constraints": "가정",
    "column.weighting": "도시의 가중치",
    "column.sd": "표준편차(%p)",
    "column.forced": "최소 상관",
    "city_spread.text": (
        "{cities}개 도시의 비중이 서로 얼마나 다른지는 일부만 나와 있다. 모든 도시를 똑같이 세고 공공 비중이 "
        "높다고 언급된 네 도시가 실제로 가장 높다면, 도시별 공공 비중의 표준편차는 **{low}~{high}%p**다. 아래쪽 "
        "값은 표기된 극단값들만으로 정해지며, 한 도시 안 항목들의 상관이 적어도 {forced}이라는 뜻이다. 도시를 "
        "항목 수에 따라 센다면 정해지는 것이 거의 없다(최소 {free}%p). 극단적인 도시가 작은 도시일 수 있기 "
        "때문이다."
    ),
    "city_spread_one.text": (
        "{constraints}고 가정하고 가중치를 ‘{weighting:으로/로}’ 둘 때, {cities}개 도시의 공공 비중의 표준편차는 "
        "{low}~{high}%p다."
    ),
    "city_spread_one.a": "표기된 수치만 성립한다",
    "city_spread_one.b": "언급된 네 도시의 공공 비중이 가장 높다",
    "city_spread_one.c": "언급된 네 도시의 공공 비중이 가장 높고 두 도시의 민관 공동 비중이 가장 높다",
    "city_spread.caption": (
        "표기된 수치가 허용하는, 2022년 {cities}개 도시 공공 비중의 가장 작은 표준편차와 가장 큰 표준편차(%p). "
        "더한 가정과 도시의 가중치에 따라 나누었다."
    ),
    "city_spread.alt": (
        "표준편차의 범위. 가중치마다 한 묶음, 가정마다 막대 하나. 모든 도시를 똑같이 세고 언급된 네 도시의 공공 "
        "비중이 가장 높다면 {low}~{high}%p다. 항목 수에 따라 세면 아래쪽 끝이 {free}%p까지 내려간다."
    ),
    "axis.spread": "도시별 비중의 표준편차(%p)",
    "spread_before.same": "2022년과 같음",
    "spread_before.free": "제한 없음",
    "column.spread_before": "2019년의 도시 간 차이",
    "column.spread_after": "2022년 표준편차(%p)",
    "column.p_printed": "p(표기된 값)",
    "column.p_rounded": "p(반올림 범위)",
    "city_level.one": (
        "도시를 단위로 보고, 모든 도시를 똑같이 세며, 두 조사에 모두 들어간 도시가 없다면, 표기된 수치가 "
        "허용하는 도시 간 차이 전체에서 ‘변화 없음’의 p는 {low}~{high}다."
    ),
    "city_level.text": (
        "도시를 단위로 보고, 모든 도시를 똑같이 세며, 두 조사에 모두 들어간 도시가 없다면, ‘변화 없음’의 p는 "
        "도시 간 차이가 2019년에도 2022년과 같았을 때 **{low}~{high}**, 도시별 비중이 하나도 나와 있지 않은 "
        "2019년에 대해 아무것도 가정하지 않을 때 {free_high} 이하의 어떤 값이든 될 수 있다(언급된 네 도시의 공공 비중이 가장 "
        "높다고 볼 때). 도시들이 서로 비슷할수록 p는 작다. 표기된 수치만으로는 어느 쪽 답도 배제되지 않는다."
    ),
    "city_level.caption": (
        "도시를 단위로 본 ‘변화 없음’의 p(도시별 비중에 대한 웰치 검정, 모든 도시를 똑같이 세고 두 조사에 모두 "
        "들어간 도시는 없다고 가정). 표기된 수치가 허용하는 도시 간 차이 전체에서 가장 작은 값과 가장 큰 값이다. "
        "반올림 범위의 양 끝은 동시에 실현되지 않을 수 있다."
    ),
    "new_cities.row": (
        "2019년 도시 {old}개가 그대로 남아 {before}%에 머물렀다면, 새 도시 {new}개의 평균이 {needed}%(반올림에 "
        "따라 {range}%)여야 한다. 모든 도시를 똑같이 셀 때 새 도시의 평균은 최대 {possible}%다. {verdict}"
    ),
    "new_cities.never": (
        "2019년 도시 {old}개가 그대로 남아 {before}%에 머물렀다면, 새 도시 {new}개의 평균이 얼마이든 이 변화를 "
        "만들 수 없다. {verdict}"
    ),
    "new_cities.cannot": (
        "**따라서 새 도시만으로는 이 변화를 설명할 수 없다.** 기존 도시의 비중도 적어도 {rise}%p(가장 유리한 "
        "반올림에서 {rise_low}%p) 높아졌다."
    ),
    "new_cities.can": "따라서 새 도시만으로 이 변화를 설명할 수도 있다.",
    "new_cities.weight": (
        "도시를 항목 수에 따라 센다면 새 도시가 2022년 항목의 적어도 {least}%를 차지해야 하고, 표기된 가장 높은 "
        "공공 비중({highest}%)을 넘는 도시가 없다면 {least_highest}%를 차지해야 한다. 어느 도시가 남았는지는 나와 "
        "있지 않다."
    ),
    "new_cities.caption": (
        "남은 도시가 {before}%에 머물렀을 때 변화 전체를 만들려면 새 도시의 평균이 얼마여야 하는가, 그리고 최대 "
        "얼마일 수 있는가({constraints}, 모든 도시를 똑같이 셈)."
    ),
    "new_cities.alt": (
        "남은 도시 수에 따른 선 두 개. 새 도시에 필요한 평균은 {few}개가 남았을 때 {first}%에서 {many}개가 남았을 "
        "때 {last}%로 높아진다. 가능한 최대 평균은 각각 {possible_first}%와 {possible_last}%다."
    ),
    "new_cities.before": "2019년 {before}%",
    "new_cities.needed": "필요한 평균",
    "new_cities.possible": "가능한 최대 평균",
    "new_cities_by_weight.caption": (
        "도시를 항목 수에 따라 셀 때, 2022년 항목 가운데 새 도시의 몫에 따른 값. 평균이 100%나 표기된 가장 높은 "
        "비중({highest}%)을 넘어야 하면 ‘불가능’으로 표시했다."
    ),
    "column.old": "남은 도시",
    "column.new": "새 도시",
    "column.needed": "필요한 평균(%)",
    "column.needed_range": "반올림 범위(%)",
    "column.needed_half": "변화의 절반이면(%)",
    "column.possible": "최대 평균(%)",
    "column.can": "가능한가",
    "column.rise": "기존 도시의 최소 상승(%p)",
    "column.weight": "항목의 몫(%)",
    "axis.old": "2019년 도시 가운데 남은 수",
    "axis.average": "새 도시의 평균 공공 비중(%)",
    "unsplit.text": (
        "2019년의 민간과 민관 공동은 {total}%로 합계만 나와 있다. 민관 공동의 변화는 {ppp_low}%p에서 "
        "{ppp_high}%p까지, 민간의 변화는 {private_low}%p에서 {private_high}%p까지 무엇이든 될 수 있다. **어느 쪽도 "
        "늘었는지 줄었는지 알 수 없다.** {fell}"
    ),
    "unsplit.fell": (
        "민관 공동이 늘었다는 영문 서술은 2019년의 민관 공동이 {below}%보다 작았을 때만 성립하며, 그렇다면 민간은 "
        "{points}%p 넘게 줄었다."
    ),
    "unsplit.not_fell": (
        "민관 공동이 늘었다는 영문 서술은 2019년의 민관 공동이 {below}%보다 작았을 때만 성립하며, 그때 민간이 어떻게 "
        "되었는지는 알 수 없다."
    ),
    "unsplit.caption": "2019년의 합계가 민간과 민관 공동 각각에, 그리고 그 변화에 남기는 범위.",
    "column.range_2019": "2019년(%)",
    "column.share_2022": "2022년(%)",
    "column.shift": "변화(%p)",
    "priors.text": (
        "숫자 하나를 원하는 독자를 위한 값. 공공 비중이 커졌을 확률은 **{least}~{most}%**, 5%p 넘게 커졌을 확률은 "
        "{five_least}~{five_most}%다. 나와 있지 않은 것에 대한 사전 분포 {count}가지에서 얻은 값이다. 그 가운데 "
        "어느 것도 답은 아니며, 값이 서로 다른 만큼이 사전 분포가 보탠 것이다. 모두 도시를 비슷한 도시들 가운데서 "
        "뽑힌 것으로 보고, 수치를 보기 전에는 어떤 변화든 똑같이 그럴듯하다고 보았다."
    ),
    "priors.caption": (
        "나와 있지 않은 것에 대한 사전 분포별로 나란히 놓은 변화. 사전 분포는 2019년과 2022년의 항목 수(가중치 "
        "포함), 도시 안 상관, 도시 특성의 지속성에 대한 것이다. 구간은 {level}% 구간이다."
    ),
    "prior.given": "직접 지정",
    "prior.wary": "신중함",
    "prior.middle": "중간",
    "prior.trusting": "낙관적",
    "column.prior": "사전 분포",
    "column.rose": "커졌을 확률(%)",
    "column.rose_by_five": "5%p 넘게 커졌을 확률(%)",
    "column.posterior": "변화(%p)",
    "column.prior_before": "2019년 항목 수",
    "column.prior_after": "2022년 항목 수",
    "column.prior_icc": "상관",
}
