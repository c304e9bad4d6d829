"""Korean: what answers are made of and start from: shares, intervals, tests, surveys."""

WORDS = {
    "pieces.share": "{total}건 중 {count}건({percent}%)",
    "pieces.interval": "{low}~{high}",
    "pieces.test": (
        "{before}에서 {after:으로/로} {shift}%p 변화, p\u00a0{p}({method}, {alternative}, 항목을 독립적인 추출로 봄)."
    ),
    "pieces.survey": "조사 {survey}: 시기별로 들어 있는 자료.",
    "pieces.rows": "프로젝트",
    "pieces.cities": "도시",
    "pieces.no_city": "도시가 없는 행",
    "pieces.no_funding": "재원을 모르는 행",
    "pieces.profile": "{survey}: {rows}행.",
    "pieces.profile.cities": "시기별 프로젝트와 도시",
    "pieces.profile.overlap": "두 시기에 모두 있는 도시",
    "pieces.profile.categories": "재원",
    "pieces.profile.missing": "빈 칸",
    "pieces.profile.understood": "이렇게 읽었다",
    "pieces.profile.in_the_way": "걸리는 것",
    "pieces.profile.nothing": "걸리는 것이 없다.",
}
