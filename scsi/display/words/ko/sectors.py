"""Korean: services and sectors, and who is named with them."""

WORDS = {
    "layer.app-web": "앱·웹",
    "layer.infrastructure": "인프라",
    "layer.project": "프로젝트",
    "layer.infrastructure+project": "인프라와 프로젝트",
    "role.leads": "{who} 주도",
    "role.pays": "{who} 재원",
    "role.participates": "{who} 참여",
    "who.not-said": "나와 있지 않음",
    "who.public": "공공",
    "who.private": "민간",
    "who.ppp": "공공과 민간",
    "kind.named": "고유 이름",
    "kind.type": "종류",
    "kind.field": "분야",
    "column.sector": "분야",
    "column.service": "서비스, 프로젝트, 분야",
    "column.layer": "층위",
    "column.who": "주체",
    "column.detail": "본문 내용",
    "column.total": "합계",
    "sector.inferred": "{sector}(우리의 분류)",
    "any_city": "도시 이름 없음",
    "axis.services": "언급된 수",
    "named_services.text": (
        "본문에는 서비스, 프로젝트, 분야가 {count}개 나온다. 공공 {public}개, 민간 {private}개, 공공과 민간 {ppp}개이며 "
        "{not_said}개는 주체가 나와 있지 않다. **기업이 언급되는 분야는 {firm_sectors}이며, {firms}개 가운데 {most}개가 "
        "{most_sector} 분야다.** 언급된 것은 예로 고른 것이므로, 이 수는 언급 횟수이지 만들어진 것 가운데의 비중이 "
        "아니다. {inferred}개는 본문에 분야가 나와 있지 않아 우리가 분류했고, 그렇게 표시했다."
    ),
    "named_services.caption": (
        "본문에 나온 것을 분야와 주체(주도, 재원, 참여)별로 나타냈다. 서비스, 프로젝트, 분야 하나가 표시 하나다. 채운 "
        "표시는 본문에 분야가 나온 것, 빈 표시는 우리가 분류한 것이다."
    ),
    "named_services.alt": "분야별로 줄지어 놓은 표시. {list}.",
    "named_services.item": "{sector}: {counts}",
    "named_services.cell": "{who} {count}개",
    "named_services.table": "언급된 서비스, 프로젝트, 분야의 수. 분야와 주체별.",
    "firm_services.text": (
        "이름이 나온 서비스로 보면 기업은 교통에서는 공유 자전거, 전동 킥보드, 택시와 모빌리티에, 환경·에너지에서는 "
        "가로등과 에너지 데이터에, 그리고 문화·관광에 참여한다. 베를린의 두 분야와 브리즈번의 세 가지 프로젝트에 대해서는 "
        "기업이 재원을 낸다고 하고, 그 밖에는 주도하거나 참여한다고 하는데, 이는 같은 말이 아니다."
    ),
    "firm_services.caption": (
        "본문에서 민간이나 민관 공동의 재원, 주도, 참여로 언급된 서비스, 프로젝트, 분야 {count}개와 본문 위치."
    ),
    "public_services.text": (
        "공공 재원으로 이름이 나온 네 도시에 대해 서비스와 분야 {cities}개가 나온다. 서울은 주로 행정, 모스크바는 인프라, "
        "싱가포르는 가로등과 버스 시범사업(교통 앱은 민간), 상하이는 네트워크와 데이터, 관제다. 상하이의 정보 제공 서비스 "
        "{not_said}개는 누가 주도하고 비용을 내는지 나와 있지 않다."
    ),
    "public_services.caption": (
        "본문에서 공공으로 언급되었거나 주체가 나와 있지 않은 서비스, 프로젝트, 분야 {count}개와 본문 위치."
    ),
    "sector_shares.text": (
        "분야별 비중은 네 개가 나와 있다. 세 개는 도시의 서비스 가운데 교통이 차지하는 비중이다. 나머지 하나인 베를린 "
        "환경·에너지 분야의 민간 참여 {percent}%는 성격이 다르다. 분모가 나와 있지 않으므로 구간을 붙이지 않으며 다른 "
        "것과 견주지도 않는다."
    ),
    "sector_shares.caption": "표기된 분야별 비중(%)과 그 분모.",
    "column.of": "분모",
    "sector_and_money.text": (
        "본문은 민간이나 민관 공동 재원이 많은 도시가 교통 비중도 높다고 하며 {count}개 도시를 든다: {list}. **세 도시로 알 "
        "수 있는 것:** 두 비중의 분모가 같다면, {least_city}의 교통 가운데 적어도 {least}%는 나머지가 어떻든 "
        "{least_category} 재원이다. **알 수 없는 것:** 연관성이다. 세 도시는 둘 다 높기 때문에 이름이 나왔고, 하나는 민간, "
        "둘은 민관 공동 재원이 높다. 두 점은 언제나 한 직선 위에 있다. 나머지 {others}개 도시의 교통 비중은 나와 있지 않다. "
        "따라서 계수도 검정도 없다. 두 비중의 분모가 같은지도 나와 있지 않다. 하나는 서비스, 다른 하나는 서비스와 인프라와 "
        "프로젝트 가운데의 비중이다."
    ),
    "sector_and_money.item": "{city}(교통 {sector}%, {category} {money}%)",
    "sector_and_money.caption": (
        "두 비중이 모두 나와 있는 세 도시의 교통과 재원. 골라서 든 세 점에는 선을 긋지 않는다."
    ),
    "sector_and_money.alt": "{count}개 도시마다 표시가 두 개씩 있다: {list}.",
    "sector_and_money.transport": "서비스 가운데 교통",
    "sector_and_money.money": "{category} 재원",
    "sector_and_money.table": (
        "같은 도시의 교통과 재원(%), 그리고 두 비중의 분모가 같을 때 교통 가운데 이 재원이 차지하는 부분의 범위(프레셰 "
        "한계, 반올림 고려)."
    ),
    "column.transport": "교통(%)",
    "column.money": "재원(%)",
    "column.within": "교통 가운데 이 재원(%)",
}
