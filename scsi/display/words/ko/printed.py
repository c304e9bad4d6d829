"""Korean: what is printed."""

WORDS = {
    "column.table": "표",
    "column.row": "한 행",
    "column.rows": "행 수",
    "data_files.caption": "scsi.load_published()가 돌려주는 표. 본문의 수치와 그 주변에서 알려진 사실을 담았다.",
    "data.shares": "표기된 재원 비중",
    "data.sizes": "알려졌거나 추정된 도시 또는 항목의 수",
    "data.sectors": "표기된 분야별 비중",
    "data.services": "본문에 나온 서비스나 프로젝트",
    "data.cities": "도시",
    "data.partnerships": "도시와 협력 상대의 관계",
    "data.public_money": "도시 상위 기관의 자금이나 지원",
    "data.claims": "본문의 진술(표현은 새로 씀)",
    "data.coverage": "본문의 문장과 그 내용을 담은 행",
    "data.around": "본문 주변에서 알려진 비율",
    "data.disagreements": "글들이 서로 어긋나는 점",
    "data.partnership_types": "파트너십 유형",
    "data.partnership_traits": "유형의 장점이나 위험",
    "data.sector_names": "분야",
    "data.sources": "출처",
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
    "candidate_sizes.possible": "{sizes:은/는} {rules}일 때 가능하다.",
    "candidate_sizes.impossible": "{sizes:은/는} 어느 규칙에서도 불가능하다.",
    "candidate_sizes.text": (
        "비중을 각각 반올림했다면, {percents}%가 되는 정수 항목 수의 조합은 전체가 {least}건보다 적을 때는 "
        "없고 {complete}건부터는 항상 있다. {possible} 가능하다고 해서 사실인 것은 아니다. 표기된 비중은 어떤 "
        "항목 수를 배제할 수는 있어도 확인해 주지는 못한다."
    ),
}
