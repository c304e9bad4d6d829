"""Korean words and sentences."""

WORDS = {
    # categories and columns
    "category.public": "공공",
    "category.private": "민간",
    "category.ppp": "민관 공동",
    "category.private+ppp": "민간과 민관 공동 합계",
    "column.wave": "연도",
    "column.city": "도시",
    "column.category": "재원",
    "column.percent": "표기된 값(%)",
    "column.band": "가능한 범위(%)",
    "column.sum": "합계",
    "column.place": "본문 위치",
    "column.size": "항목 수",
    "column.rounding": "반올림 규칙",
    "column.base": "센 대상",
    "column.least": "가장 작은 수",
    "column.every": "이 수부터는 모두 가능",
    "yes": "가능",
    "no": "불가능",
    "none": "–",
    "place": "{paragraph}문단 {sentence}문장",
    "axis.percent": "조사한 항목 가운데 비중(%)",
    "axis.size": "항목 수",
    "axis.size_log": "항목 수(로그 눈금)",
    "axis.size_before": "2019년 항목 수(어디에도 나와 있지 않음)",
    "axis.icc": "도시 안 상관",
    "axis.pvalue": "‘변화 없음’의 p 값",
    "rounding.each": "각각 반올림",
    "rounding.half-even": "각각 반올림(0.5는 짝수로)",
    "rounding.truncate": "각각 버림",
    "rounding.largest-remainder": "합계 맞춤(최대 나머지)",
    "rounding.largest-share": "합계 맞춤(가장 큰 비중 조정)",
    # 1: what is printed
    "printed_shares.caption": (
        "도시들이 만든 것의 재원별 비중. 두 해 모두 나와 있는 것은 공공 비중뿐이며, 2019년의 민간과 민관 "
        "공동은 합계만 나와 있다."
    ),
    "printed_shares.alt": (
        "누적 막대 두 개. 2019년은 공공 {public_2019}%, 민간과 민관 공동 합계 {rest_2019}%. 2022년은 공공 "
        "{public_2022}%, 민간 {private_2022}%, 민관 공동 {ppp_2022}%."
    ),
    "printed_shares.text": (
        "공공 비중은 두 해 모두 나와 있다. 2019년 {public_2019}%, 2022년 {public_2022}%로 **{points}%p 더 "
        "높다**. 두 해 모두 표기된 비중을 더하면 100%다. 나와 있지 않은 것은 두 해에 센 항목의 수, "
        "2019년에 조사한 도시의 목록, 그리고 2019년의 {rest_2019}%가 민간과 민관 공동으로 어떻게 나뉘는지다. "
        "따라서 비교할 수 있는 것은 공공 비중과 나머지 둘의 합계뿐이다."
    ),
    "printed_cities.caption": (
        "도시별로 나와 있는 비중 {count}개. 도시마다 한 가지 재원만 나와 있다. 선은 반올림된 값이 뜻할 수 "
        "있는 범위이며, 도시별 항목 수는 나와 있지 않다."
    ),
    "printed_cities.alt": "{count}개 도시의 점 그림. 재원별로 높은 순서: {list}.",
    "printed_cities.item": "{city} {category} {percent}%",
    "printed_cities.text": (
        "{cities}개 도시 가운데 {count}개 도시에 대해 비중이 하나씩 나와 있다. 재원별로 가장 높은 도시들이다. "
        "두드러지기 때문에 이름이 나온 도시들이므로 나머지 도시에 대해서는 알려 주는 것이 적고, 2019년의 "
        "도시별 비중은 하나도 나와 있지 않다."
    ),
    "candidate_sizes.caption": (
        "항목 수가 {max_size} 이하일 때, 반올림 규칙별로 {percents}%가 나올 수 있는 항목 수. 분모로 제시된 "
        "수를 표시했다."
    ),
    "candidate_sizes.alt": (
        "반올림 규칙마다 가능한 항목 수를 눈금으로 나타낸 띠. 각각 반올림한 경우 띠는 {least}에서 "
        "시작해 {complete}부터 끊김이 없다. {possible}"
    ),
    "candidate_sizes.possible": "{rules}일 때 가능한 수: {sizes}.",
    "candidate_sizes.impossible": "어느 규칙으로도 불가능한 수: {sizes}.",
    "candidate_sizes.text": (
        "비중을 각각 반올림했다면, {percents}%가 되는 정수 항목 수의 조합은 전체가 {least}건보다 적을 때는 "
        "없고 {complete}건부터는 항상 있다. {possible} 가능하다고 해서 사실인 것은 아니다. 표기된 비중은 어떤 "
        "항목 수를 배제할 수는 있어도 확인해 주지는 못한다."
    ),
    # 2: the shift
    "shift.rose": "공공 재원: 2019년 {before}%, 2022년 {after}%, {points}%p 상승",
}
