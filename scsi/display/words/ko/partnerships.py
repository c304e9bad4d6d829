"""Korean: partnerships, and money from above the city."""

WORDS = {
    "partner.global-firm": "글로벌 기업",
    "partner.research-institute": "연구기관",
    "partner.innovation-hub": "혁신 허브",
    "partner.event": "행사",
    "partner.programme": "프로그램",
    "partner.network": "네트워크",
    "partner.public-private-body": "민관 기구",
    "partner.association": "협회",
    "partner.city-network": "도시 네트워크",
    "partner.joint-project": "도시 연합 프로젝트",
    "type.short.global-firms": "글로벌 기업",
    "type.short.innovation-hubs": "혁신 허브",
    "type.short.special-purpose-companies": "특수목적법인",
    "type.short.business-associations": "기업 협회",
    "type.short.city-networks": "도시 간 교류",
    "size.members": "회원 {size}",
    "size.members.about": "회원 약 {size}",
    "size.cities": "도시 {size}개",
    "size.cities.about": "도시 약 {size}개",
    "size.stakeholders": "이해관계자 {size}명",
    "size.stakeholders.about": "이해관계자 {size}명 이상",
    "size.place": "{size}({place})",
    "no_city": "도시 이름 없음",
    "column.partner": "협력 상대",
    "column.partner_kind": "성격",
    "column.type": "유형",
    "column.members": "규모(나와 있는 경우)",
    "column.since": "시작",
    "column.purpose": "목적",
    "column.partners": "협력 상대",
    "column.number": "번호",
    "partnerships.text": (
        "본문에는 {cities}개 도시와 협력 상대 {partners}곳 사이의 관계 {ties}건이 다섯 유형으로 나온다. 그 가운데 한 건은 "
        "도시 이름이 없다. 나머지 {silent}개 도시에 대해서는 나오는 관계가 없지만, 관계가 없다는 뜻은 아니다. 본문에 나온 "
        "관계는 예이기 때문이다."
    ),
    "partnerships.caption": (
        "본문에 나온 모든 관계. 왼쪽은 도시, 오른쪽은 유형별로 모은 협력 상대다. 관계 {ties}건이며 색, 선 모양, 표시로 유형을 "
        "구분했다."
    ),
    "partnerships.alt": "왼쪽의 도시와 오른쪽의 협력 상대를 선으로 이은 그림. {list}",
    "partnerships.item": "{type}: {list}.",
    "partnerships.city_item": "{city} – {partners}",
    "partnerships.table": "본문에 나온 모든 관계와 본문 위치.",
    "partnership_types.caption": "본문 순서에 따른 다섯 유형과, 유형별로 나온 도시와 협력 상대.",
    "types_together.text": (
        "{cities}개 도시 가운데 {several}개 도시가 두 유형으로 나오며, 세 유형 이상은 없다: {list}. **두 유형 가운데 하나는 "
        "언제나 도시 간 교류다.** 특수목적법인은 다른 유형과 함께 나오지 않는다. 예로 든 도시가 이렇게 적으므로, 이는 "
        "서술이지 규칙성이 아니다."
    ),
    "types_together.item": "{city}({types})",
    "types_together.caption": (
        "두 유형에 모두 나오는 도시의 수. 대각선은 한 유형에 나오는 도시의 수다. 관계가 나온 도시는 {cities}개다."
    ),
    "between_cities.text": (
        "둘 이상의 도시와 함께 나오는 협력 상대는 {joined}곳뿐이다: {list}. {middle:은/는} 이 둘을 거쳐 {ends} 사이에 있다. "
        "그 밖에 조사 도시 둘을 잇는 관계는 나오지 않는다."
    ),
    "between_cities.item": "{partner}({cities})",
    "between_cities.caption": (
        "도시들 사이에 있는 것. 최단 경로가 그것을 지나는 도시 쌍의 수(도시 쌍에 대해서만 센 매개 중심성)다."
    ),
    "column.node": "이름",
    "column.joins": "이어 주는 도시",
    "column.pairs": "도시 쌍",
    "part.city": "도시",
    "part.partner": "협력 상대",
    "partnership_traits.text": (
        "본문은 특수목적법인의 장점 {advantages}가지와 위험 {risks}가지를 든다. 어느 것도 측정된 것이 아니며, 사례나 수치는 "
        "나와 있지 않다."
    ),
    "partnership_traits.caption": "본문이 드는 특수목적법인의 장점과 위험(우리말로 다시 씀).",
    "column.trait": "구분",
    "trait.advantage": "장점",
    "trait.risk": "위험",
    "giver.state": "주",
    "giver.national": "국가",
    "giver.supranational": "초국가",
    "form.investment": "투자",
    "form.grant": "지원금",
    "form.agency": "기관 참여",
    "form.policy": "국가 정책에 따른 자금",
    "column.receiver": "받는 곳",
    "column.giver": "주는 곳",
    "column.level": "수준",
    "column.form": "형태",
    "column.amount": "금액",
    "column.years": "기간(년)",
    "column.note": "참고",
    "money.about": "약 {amount} {currency}",
    "money.exact": "{amount} {currency}",
    "money_from_above.text": (
        "도시 상위에서 오는 자금은 받는 곳 {count}곳에 대해 나오지만, 금액이 나온 곳은 베를린뿐이다. 베를린주가 {years}년간 약 "
        "{state}유로를 투자하고, 연방 내무부에서 약 {federal}유로를 받을 예정이라고 한다. 두 금액은 더하지 않는다. 둘째 "
        "금액은 기간이 나와 있지 않고 예정일 뿐이며 형태도 다르다. 어느 쪽도 연도가 나와 있지 않아 다른 해의 물가로 환산하지 "
        "않는다. 이런 자금이 도시의 공공 비중을 높인다는 것은 나타나지 않는다. 금액이 나온 유일한 도시인 베를린의 표기된 민간 "
        "비중은 {berlin}%다."
    ),
    "money_from_above.caption": (
        "도시 상위에서 오는 자금과 지원. 금액, 통화, 기간은 본문 표기대로이며, 줄표는 나와 있지 않음을 뜻한다."
    ),
}
