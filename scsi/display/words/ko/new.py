"""Korean: a survey of one's own, as `scsi new-survey` begins it."""

WORDS = {
    "new.columns": (
        "# projects.csv의 열\n\n한 행이 프로젝트 하나다. 필수가 아닌 열은 지워도 된다. 열 이름과 범주의 말이 다르면 "
        "표를 읽을 때 짝지어 준다(노트북의 `columns`와 `categories`)."
    ),
    "new.column": "열",
    "new.needed": "필수 여부",
    "new.holds": "내용",
    "new.allowed": "쓸 수 있는 값",
    "new.yes": "필수",
    "new.no": "선택",
    "new.range": "{low}~{high}",
    "new.least": "{low} 이상의 수",
    "new.any": "자유롭게 적은 글",
    "new.rows": (
        "지금 들어 있는 행은 모의 자료이며, 프로젝트 번호에 그렇게 적혀 있다. 모두 지우고 자기 자료를 넣는다. 모의 "
        "자료가 다른 행과 섞여 있으면 읽지 않는다. 그 전까지 모든 답에는 근거가 아니라는 말이 붙는다."
    ),
    "new.title": (
        "# 내 조사\n\n표는 이 노트북 옆의 `projects.csv`이고, 각 열의 내용은 `columns.md`에 있다. 조사가 세 번 이상이면 "
        "비교할 두 해를 밝힌다: `scsi.compare_waves(survey, before=2019, after=2022)`.\n\n"
        '열 이름이나 범주의 말이 다르면 여기에 원래 말을 앞에 두고 짝지어 적는다: `columns = {"year": "wave"}`, '
        '`categories = {"mixed": "ppp"}`.'
    ),
    "new.check": "## 표에는 무엇이 있고, 무엇이 걸리는가?",
    "new.read": "## 어떻게 읽었는가?",
    "new.changed": (
        '## 공공 재원의 비중은 달라졌는가?\n\n다른 재원을 보려면 `scsi.compare_waves(survey, category="private")`를 '
        "쓴다. 메뉴에서 골라 보려면 `scsi.explore(survey)`를 쓴다."
    ),
    "new.missing": "## 재원을 모르는 프로젝트가 모두 한 종류였다면?",
    "new.sources": "## 변화는 어디에서 왔는가?",
    "new.cities": "## 어느 도시가 다른가?",
    "new.plan": "## 다음 조사로는 무엇을 볼 수 있는가?",
    "new.limits": "## 이 결과가 보여 주지 않는 것은?",
}
