"""Korean: the panels of JupyterLab."""

WORDS = {
    "lab.write": "다시 실행하는 방법 적기",
    "lab.papermill": "이 매개변수로 노트북 실행하기:",
    "lab.report": "같은 매개변수로 보고서 전체 만들기:",
    "lab.python": "파이썬에서 묻기:",
    "lab.overlap": (
        "어느 도시가 겹치는지는 노트북의 매개변수가 아니다. 보고서에서는 첫째 슬라이더로, 파이썬에서는 아래와 같이 "
        "정한다."
    ),
    "lab.memory": "이 자료는 메모리에만 있어 명령으로 쓸 수 없다. 먼저 파일로 저장해야 한다. 파이썬에서는 데이터프레임을 table에 두고:",
    "lab.survey": "{survey}의 두 조사. 고르면 답이 바로 바뀐다.",
    "lab.before": "앞선 조사",
    "lab.after": "나중 조사",
    "lab.category": "비중을 볼 재원",
    "lab.unit": "추론 대상",
    "lab.weight": "가중치",
    "lab.by": "변화의 출처",
    "lab.unit.cities": "비슷한 도시들",
    "lab.unit.items-within-cities": "조사한 도시들 자체",
    "lab.unit.items": "독립으로 본 프로젝트",
    "lab.unit.none": "집계한 그대로(표본 오차 없음)",
    "lab.by.nothing": "묻지 않음",
    "lab.by.city": "도시",
}
