"""Korean: the cities, what each printed share stands for, and what is left for the others."""

WORDS = {
    "region.africa": "아프리카",
    "region.americas": "아메리카",
    "region.asia": "아시아",
    "region.europe": "유럽",
    "region.oceania": "오세아니아",
    "list": ", ",
    "and": "·",
    "city_counts.text": (
        "{count}개 도시에 대해 비중이 하나씩 나와 있지만, 그 분모인 항목 수는 어느 도시도 나와 있지 않다. "
        "**반올림된 비중은 아무 항목 수에서나 나올 수 있는 것이 아니다.** {fewest}이어야 나올 수 있다. {impossible} 도시의 항목이 "
        "많을수록 반올림이 남기는 여지는 줄어든다. 가는 선은 항목 하나하나를 독립적인 추출로 본 "
        "{level}% 윌슨 구간으로, 비교를 위한 것이다. 한 도시의 항목들이 서로 독립인 경우는 드물며, 이 구간은 훨씬 "
        "느리게 좁아진다. 도시별 항목 수는 나와 있지 않으므로 여기 쓴 항목 수는 모두 가정이다."
    ),
    "city_counts.fewest": "{city}의 {percent}%는 적어도 {fewest}건",
    "city_counts.cannot": "항목이 {size}건이면 {cities}의 비중은 나올 수 없다.",
    "city_counts.can": "항목이 {size}건이면 모두 나올 수 있다.",
    "city_counts.caption": (
        "도시별로 표기된 비중이 가정한 항목 수에서 뜻하는 범위. 굵은 선은 그렇게 표기되는 정수 항목 수, 가는 선은 "
        "항목을 독립적인 추출로 본 {level}% 구간, 가위표는 그 항목 수로는 나올 수 없음을 뜻한다. 반올림: {rounding}."
    ),
    "city_counts.alt": (
        "{count}개 도시를 가정한 항목 수({sizes}건)별로 나타낸 그림 {panels}개. {impossible}"
    ),
    "city_counts.panel": "{size}건",
    "city_counts.table": (
        "가정한 항목 수에서 표기된 비중이 되는 정수 항목 수와 그 비중(%). 없으면 줄표로 표시했다. 반올림: {rounding}."
    ),
    "column.fewest": "최소 항목 수",
    "column.whole_counts": "{size}건 가운데",
    "assumption.a": "표기된 수치만",
    "assumption.b": "공공 재원으로 이름이 나온 도시들이 그 비중이 가장 높은 도시라는 것까지(제목에서 읽은 가정)",
    "assumption.c": (
        "공공 재원으로 이름이 나온 도시들(제목에서 읽은 가정)과 민관 공동 재원으로 이름이 나온 도시들(본문의 진술)이 각각 그 "
        "비중이 가장 높은 도시라는 것까지"
    ),
    "city_regions.text": (
        "표기된 비중 하나는 세 비중 가운데 하나를 정하고 나머지 둘을 어떤 범위 안에 남긴다. {cities} 가능한 모든 비중을 "
        "나타내는 삼각형 가운데, 비중이 표기된 도시에는 {least}~{most}%가, 나머지 {others}개 도시에는 각각 "
        "{other_part}%가 남는다. 가정한 것은 다음과 같다: {constraints}."
    ),
    "city_regions.item": "{city}: 공공 {public}%, 민간 {private}%, 민관 공동 {ppp}%.",
    "city_regions.caption": (
        "도시별 공공, 민간, 민관 공동 비중에 대해 알려진 것. 띠는 표기된 비중이며 너비는 반올림 폭이다. 점무늬는 나머지 "
        "{others}개 도시 각각에 남는 영역, 별은 표기된 전체 비중이다. 가정: {constraints}."
    ),
    "city_regions.alt": (
        "꼭짓점이 공공, 민간, 민관 공동인 삼각형. 비중이 표기된 도시마다 하나씩, 좁은 띠 {count}개가 있다. {cities} 전체를 "
        "나타내는 별은 공공 {public}%, 민간 {private}%, 민관 공동 {ppp}%에 있다."
    ),
    "city_regions.table": (
        "반올림을 고려한 도시별 비중의 범위(%)와, 가능한 모든 비중의 삼각형 가운데 남는 부분. 가정: {constraints}."
    ),
    "city_regions.others": "나머지 {others}개 도시 각각",
    "city_regions.total": "전체 {cities}개 도시",
    "column.part": "삼각형에서 남는 부분(%)",
    "axis.public": "공공(%)",
    "axis.private": "민간(%)",
    "axis.ppp": "민관 공동(%)",
    "other_cities.text": (
        "표기된 전체 비중과 {printed}개 도시의 비중은 나머지 {others}개 도시의 평균을 제한하지만, 얼마나 제한하는지는 "
        "도시마다 얼마의 가중치를 두는지에 달려 있다. **모든 도시의 가중치가 같다면 나머지 {others}개 도시의 평균은 공공 "
        "{public_equal}%, 민간 {private_equal}%, 민관 공동 {ppp_equal}%다. 가장 큰 도시의 가중치가 가장 작은 도시의 "
        "3배까지라면 공공은 {public_3}%다.** 도시별 최소 항목 수만 정하면 {public_free}%가 되어, 전체와 이름이 나온 "
        "도시들은 나머지에 대해 아무것도 말해 주지 않는다. 리포트는 항목을 합쳐 계산한 듯하므로 가중치는 도시별 항목 "
        "수일 텐데, 이는 나와 있지 않다. 이름이 나온 도시들의 비중이 가장 높다는 가정(b, c)은 평균의 상한을 그 가운데 가장 "
        "낮은 도시의 값으로 묶을 뿐, 나머지는 거의 바꾸지 않는다."
    ),
    "other_cities.caption": (
        "도시 가중치가 얼마나 다를 수 있는지에 따라 나머지 {others}개 도시의 평균 비중이 놓이는 범위. 가정: {constraints}."
    ),
    "other_cities.alt": (
        "공공, 민간, 민관 공동 그림 세 개에 가중치마다 막대가 하나씩 있다. 가중치가 자유로울수록 막대가 길어진다. 공공은 "
        "가중치가 같을 때 {public_equal}%, 자유로울 때 {public_free}%다."
    ),
    "other_cities.table": (
        "반올림을 고려한 나머지 {others}개 도시 평균 비중의 최솟값과 최댓값(%). a: {a}; b: {b}; c: {c}."
    ),
    "column.set": "가정",
    "asian_heading.text": (
        "**유엔 M49 구분으로 공공 재원으로 이름이 나온 {named}개 도시 가운데 {in_asia}개가 아시아에 있고, "
        "{outside:은/는} 동유럽에 있다.** 전체 {cities}개 도시 가운데 아시아 도시는 {cities_in_asia}개다. 이 {named}개가 "
        "가장 높은 {named}개라면(제목에서 읽은 것으로, 나와 있지는 않다) 그 가운데 {in_asia}개 이상이 우연히 아시아 "
        "도시일 확률은 {p:이다/다}. {outside:을/를} 제목처럼 아시아로 세면 {named}개 모두가 그럴 확률은 "
        "{p_counted:이다/다}. 두 가지 셈법 모두 {named}개 도시를 본 뒤에 고른 것이므로 제 수준의 검정이 아니다. 비중이 "
        "표기된 도시들은 두드러지기 때문에 이름이 나온 것이어서, 그들끼리 이름표를 바꾸어 보아도 나머지 도시에 대해 "
        "알 수 없다. 나머지 아시아 도시 {rest}개의 비중은 나와 있지 않으므로 그 도시들에 대해서는 제목처럼 말할 수 없다."
    ),
    "asian_heading.caption": (
        "공공 재원으로 이름이 나온 도시와 유엔 M49에 따른 지역, 그리고 지역과 비중이 무관할 때 가장 높은 도시 가운데 그만큼이 "
        "아시아 도시일 확률(초기하 분포, {cities}개 도시)."
    ),
    "column.country": "나라",
    "column.region": "지역(M49)",
    "asian_heading.m49": "M49에 따른 아시아",
    "asian_heading.counted": "제목의 셈에 따른 아시아",
    "asian_heading.count": "{named}개 가운데 {in_asia}개(전체에서는 {cities_in_asia}개)",
    "asian_heading.chance": "p = {p}",
}
