"""Korean: one city's profile."""

WORDS = {
    "profile.printed": (
        "**{city}: {category} {percent}%.** 따라서 반올림까지 고려하면 {others:이다/다}. {listed} 이 비중은 {city}에서 센 항목 가운데의 "
        "비중이며, 항목 수는 나와 있지 않다."
    ),
    "profile.and": ", ",
    "profile.other": "{category} 재원은 많아야 {high}%",
    "profile.unprinted": (
        "**{city}의 재원 비중은 나와 있지 않다.** 조사한 {cities}개 도시의 하나로 전체 비중에는 들어 있지만, 따로 보면 이름이 "
        "나온 도시들의 순서가 허용하는 어떤 값이든 될 수 있다. {listed}"
    ),
    "profile.silent": (
        "**본문에는 {city}에 대해 나온 것이 없다.** 조사한 {cities}개 도시의 하나로 전체 비중에는 들어 있지만, 비중, 분야, "
        "서비스, 협력 상대, 자금 어느 것도 나오지 않는다."
    ),
    "profile.listed": "본문에 나온 것은 {list:이다/다}.",
    "profile.sectors": "분야별 비중 {count}개",
    "profile.services": "서비스와 분야 {count}개",
    "profile.partnerships": "협력 관계 {count}건",
    "profile.public_money": "상위 자금 {count}건",
    "profile.nothing": "서비스, 협력 상대, 상위 자금은 나오지 않는다.",
    "city_profile.caption": (
        "{city}의 재원에 대해 알려진 것. 표기된 수치만 썼을 때(a), 이름이 나온 공공 도시들이 가장 높다고 볼 때(b), 민관 공동 "
        "도시들도 그렇다고 볼 때(c) 삼각형에서 남는 부분이다. 별은 표기된 전체 비중이다."
    ),
    "city_profile.alt": "꼭짓점이 공공, 민간, 민관 공동인 삼각형. {city}에서 {list}.",
    "city_profile.item": "가정 {set}: 공공 {public}%, 민간 {private}%, 민관 공동 {ppp}%",
    "city_profile.legend": "{set}: {part}% 남음",
    "city_shares.caption": "반올림을 고려한 {city}의 비중 범위(%). a: {a}; b: {b}; c: {c}.",
    "city_sectors.caption": "{city}의 표기된 분야별 비중.",
    "city_sectors.none": "{city}의 분야별 비중은 나와 있지 않다.",
    "city_services.caption": "본문에 나온 {city}의 서비스, 프로젝트, 분야.",
    "city_services.none": "본문에 {city}의 서비스, 프로젝트, 분야는 나오지 않는다.",
    "city_partnerships.caption": "본문에 나온 {city}의 협력 관계.",
    "city_partnerships.none": "본문에 {city}의 협력 상대는 나오지 않는다.",
    "city_money.caption": "{city}에 대한 상위 자금과 지원(본문 표기대로).",
    "city_money.none": "본문에 {city}에 대한 상위 자금은 나오지 않는다.",
}
