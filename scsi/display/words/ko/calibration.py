"""Korean: do the tests keep their level?"""

WORDS = {
    "calibration.method.cr2": "CR2, Satterthwaite(기본)",
    "calibration.method.cr2-by-cities": "CR2, 도시마다 같은 가중치",
    "calibration.method.rao-scott": "라오-스콧 2차 보정",
    "calibration.method.mean-of-shares": "도시별 비중의 평균(웰치 또는 대응표본)",
    "calibration.method.items": "항목을 독립으로 본 검정",
    "calibration.method.wild-bootstrap": "제약 와일드 부트스트랩",
    "calibration.method.cluster-bootstrap": "군집 부트스트랩",
    "calibration.method.permutation": "도시 순열 검정",
    "calibration.method.random-intercept": "임의 절편 로지스틱(두 해 공통 절편)",
    "calibration.method.wave-intercepts": "임의 절편 로지스틱(연도별 절편)",
    "calibration.verdict.exceeds": "{scenarios}개 중 {count}개에서 초과",
    "calibration.verdict.conservative": "{scenarios}개 중 {count}개에서 보수적",
    "calibration.verdict.keeps": "유의수준을 지킴",
    "calibration.overlap.none": "없음",
    "calibration.overlap.all": "20개 모두, r = {persistence}",
    "calibration.column.method": "방법",
    "calibration.column.draws": "상황별 모의 조사 수",
    "calibration.column.level": "변화가 없을 때 기각(%)",
    "calibration.column.error": "몬테카를로 오차(%p)",
    "calibration.column.coverage": "구간이 참값을 포함(%)",
    "calibration.column.power": "10%p 변화가 있을 때 기각(%)",
    "calibration.column.lost": "잃은 검정력(%p)",
    "calibration.column.verdict": "유의수준 5%에서",
    "calibration.column.overlap": "두 해 모두 있는 도시",
    "calibration.column.icc": "도시 안 상관",
    "calibration.column.size_cv": "도시 규모의 변동 계수",
    "calibration.column.answered": "답이 나온 비율의 최솟값(%)",
    "calibration.column.stored": "저장된 값(%)",
    "calibration.column.anew": "새 모의실험(%)",
    "calibration.column.apart": "차이(몬테카를로 오차의 배수)",
    "calibration.headline": (
        "**{verdict}** 모의실험 결과다. 20개와 31개 도시의 상황 {scenarios}가지(도시 규모가 같거나 변동 계수 1 "
        "이하, 비중 46%와 12%, 상관 0에서 0.3, 두 해 모두 있는 도시가 없거나 20개 모두)에서, Satterthwaite "
        "자유도를 쓴 CR2는 변화가 없는 조사의 {low}~{high}%를 기각한다. 명목 수준은 5%, 몬테카를로 오차는 "
        "{error}%p다. {conservative} 항목을 독립으로 보면 최대 {items}%를 기각한다."
    ),
    "calibration.keeps": "기본 방법은 어디에서도 6%를 뚜렷이 넘지 않는다.",
    "calibration.breaks": "기본 방법은 상황 {scenarios}가지 중 {count}가지에서 6%를 넘는다.",
    "calibration.conservative": (
        "그중 {count}가지에서는 보수적이며(4% 미만), 10%p의 변화가 있을 때 수준이 정확히 5%인 검정에 견주어 "
        "검정력을 최대 {lost}%p 잃는다."
    ),
    "calibration.not_conservative": "보수적인(4% 미만) 곳은 없다.",
    "calibration_unequal.text": (
        "변동 계수가 1.5이면 기본 방법은 변화가 없는 조사의 {low_15}~{high_15}%를, 2이면 {low_20}~{high_20}%를 "
        "기각하며, 자유도가 모자라 많게는 한 상황의 조사 가운데 {silent}%에서 p를 내지 않는다. 제약 와일드 부트스트랩은 각각 최대 {wild_15}%와 {wild_20}%를 기각한다(몬테카를로 오차 최대 "
        "{wild_error}%p). 몇몇 도시에 항목 대부분이 몰려 있으면 어떤 방법도 그 도시들 이상의 정보를 얻지 못한다."
    ),
    "calibration_methods.caption": (
        "모의실험. 상황 {scenarios}가지(도시 규모의 변동 계수 1 이하)에서 각 방법의 비율, 최솟값과 최댓값. "
        "6%에 몬테카를로 오차의 3배를 더한 값보다 많이 기각하면 초과, 4%보다 적게 기각하면 보수적이다. 각 비율에는 "
        "모의 조사 수에 따른 몬테카를로 오차가 있어, 여러 상황의 최솟값과 최댓값은 참값보다 오차의 3배까지 더 벌어질 수 있다."
    ),
    "calibration_design.caption": (
        "모의실험. 상황 {scenarios}가지에서 각 방법의 유의수준, 포함률, 검정력. 두 해 모두 있는 도시: {overlap}. "
        "도시 규모의 변동 계수 1 이하, 비중 46%와 12%, 도시 안 상관 0~0.3. 최솟값과 최댓값."
    ),
    "calibration_default.caption": (
        "모의실험. 기본 방법을 두 해 모두 있는 도시와 도시 안 상관별로 나타냈다. r은 두 해의 도시별 비중 사이의 "
        "상관이다. 잃은 검정력은 기본 방법이 보수적인 상황에서, 10%p의 변화가 있을 때 수준이 정확히 5%인 검정이 "
        "더 기각할 비율이다."
    ),
    "calibration_unequal.caption": (
        "모의실험. 도시 규모가 더 불균등해질 때 일어나는 일. 변동 계수가 1을 넘으면 아무것도 보장하지 않는다."
    ),
    "calibration_levels.caption": (
        "모의실험. 변화가 없을 때 각 방법이 기각하는 비율. 표식 하나가 상황 하나다. 파란 점은 두 해 모두 있는 "
        "도시가 없을 때, 주황 사각형은 있을 때다. 실선은 명목 수준 5%, 파선은 6%. 축은 제곱근 눈금이다."
    ),
    "calibration_levels.alt": "방법별 표식: {list}.",
    "calibration_levels.item": "{method} {low}~{high}%",
    "calibration_levels.none": "겹치는 도시 없음",
    "calibration_levels.all": "20개 모두 겹침",
    "recalibration.text": (
        "{verdict} 닫힌 식으로 된 방법들의 비율 {count}개(수준, 포함률, 검정력)를 상황마다 {draws}개의 조사와 시드 "
        "{seed:으로/로} 다시 모의실험했다. 가장 먼 것은 저장된 값과 몬테카를로 오차의 {apart}배만큼 떨어져 있고, "
        "이만한 개수에서는 {bar}배까지 나올 수 있다(99%)."
    ),
    "recalibration.agrees": "저장된 표는 그대로 유효하다.",
    "recalibration.differs": "저장된 표와 새 모의실험이 다르다.",
    "recalibration.caption": "새 모의실험. 변화가 없을 때 각 방법이 기각하는 비율.",
}
