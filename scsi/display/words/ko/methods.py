"""Korean: the methods, units and targets that the notes of a report name."""

WORDS = {
    "note.title": "방법과 출처",
    "note.question": "질문",
    "note.method": "방법",
    "note.unit": "추출 단위",
    "note.target": "추론 대상",
    "note.level": "신뢰 수준",
    "note.percent": "{level}%",
    "note.data": "자료",
    "note.reference": "주 {number}",
    "note.back": "주 #: 처음 나오는 곳으로 돌아가기",
    "question.published-shift": "항목 수를 하나씩 정했을 때 2022년의 공공 비중은 2019년보다 높은가?",
    "question.published-shift-break-even": "2019년에는 몇 건이 있어야 했는가?",
    "question.published-shift-ceiling": "도시 안 상관이 얼마를 넘으면 항목이 아무리 많아도 부족한가?",
    "question.published-shift-by-size-before": "p는 2019년 항목 수에 따라 어떻게 달라지는가?",
    "question.published-shift-by-icc": "p는 도시 안 상관에 따라 어떻게 달라지는가?",
    "question.published-shift-explorer": "결과는 항목 수, 상관, 분모, 겹친 도시에 따라 어떻게 달라지는가?",
    "question.city-level-shift": "도시를 단위로 하고 가중치가 같을 때 변화는 우연을 넘는가?",
    "question.asian-heading": "공공 재원이 많은 도시는 주로 아시아 도시인가?",
    "question.CandidateSizes": "몇 건 가운데의 비중일 수 있는가?",
    "method.score": (
        "두 비중의 스코어 검정(p̄는 항목 전체로 합침)과 이를 뒤집은 구간(Mee 1984). 한 도시의 항목들이 서로 닮은 "
        "경우에는 설계 효과(Kerry와 Bland 2001)와 두 해에 모두 들어간 도시의 공분산, 새터스웨이트 자유도의 t 분포를 "
        "쓴다."
    ),
    "method.ceiling": (
        "항목이 아무리 많아도 도시 때문에 남는 분산이 변화를 유의 수준의 경계에 놓는 상관. 비중은 도시 수로 합쳤다."
    ),
    "method.welch-spread-range": "도시별 비중의 평균에 대한 웰치 검정. 표기된 수치가 허용하는 산포 전체에서 본다.",
    "method.hypergeometric": "31개 도시 전체에 대한 초기하분포.",
    "method.CandidateSizes": (
        "합이 맞고 그렇게 표기될 수 있는 정수 항목 수를 모두 따져 본다(같은 분모의 여러 백분율에 대한 GRIM)."
    ),
    "method.Rows": "표기된 그대로이며, 계산한 것은 없다.",
    "unit.none": "없음",
    "unit.items-within-cities": "도시 안 항목",
    "unit.items": "항목",
    "unit.cities": "도시",
    "target.none": "조사한 항목 그 자체(표집 오차 없음)",
    "target.items-within-cities": "이 도시들. 항목은 각 도시에서 일어나는 과정의 실현으로 본다",
    "target.items": "독립적으로 추출된 항목. 교과서의 경우이며 실제로는 드물어, 비교를 위해 보인다",
    "target.cities": "이와 비슷한 도시들. 비교할 만한 도시들의 가상 모집단에서 뽑힌 것으로 본다",
    "question.compare-waves": "두 시점 사이에 이 재원의 비중이 달라졌는가?",
    "question.compare-cities": "어느 도시의 비중이 서로 다른가?",
    "question.plan": "변화를 보려면 조사가 얼마나 커야 하는가?",
    "method.cr2": "합산 비중의 차이와 CR2 표준오차(Bell·McCaffrey 2002; Pustejovsky·Tipton 2018), Satterthwaite 자유도의 t 분포. 한 도시의 두 시점 점수는 더한 뒤 제곱한다.",
    "method.wild-bootstrap": "영가설을 부과한 와일드 군집 부트스트랩 t, Webb 가중치, 두 시점에 도시마다 하나의 가중치. 구간은 검정을 뒤집어 구한다.",
    "method.permutation": "도시 비중의 순열 검정, 스튜던트화한 차이(Janssen 1997; Chung·Romano 2013).",
    "method.permutation-drawn": "무작위로 뽑은 도시 비중의 순열 검정, (b + 1)/(B + 1).",
    "method.items-within-cities": "정규 근사, 도시를 고정된 층으로 봄: 도시 안 분산만.",
    "method.items": "항목을 독립적인 추출로 봄: 합치지 않은 분산의 정규 근사.",
    "method.none": "센 항목을 있는 그대로.",
    "method.kitagawa": "Kitagawa 분해(1955), 평균 가중치를 쓴 두 항.",
    "method.five-terms": "Foster·Haltiwanger·Krizan 분해(2001): 도시 안, 도시 사이, 교차, 진입, 이탈.",
    "method.partial-pooling": "도시별 비중을 그 도시의 항목이 적게 말해 주는 만큼 평균 쪽으로 당긴 값. 순위의 신뢰 집합(Mogstad·Romano·Shaikh·Wilhelm).",
    "method.noncentral-t": "군집과 겹침이 남기는 분산을 쓴 비중심 t 분포의 검정력.",
}
