"""Korean: a survey of project rows."""

WORDS = {
    "survey.simulated": "모의 자료이며 근거가 아니다.",
    "survey.no_city": "도시가 없는 행",
    "survey.no_name": "(비어 있음)",
    "survey.more": "… 외 {count}개",
    "survey.weight.items": "프로젝트 수",
    "survey.weight.cities": "도시(모두 같은 가중치)",
    "survey.weight.money": "금액",
    "survey.weight.weight": "조사 자체의 가중치",
    "survey.group.sector": "분야",
    "survey.group.layer": "층위",
    "survey.group.region": "지역",
    "survey.group.country": "국가",
    "survey.unit.cities": "비슷한 도시들(조사한 도시를 비교 가능한 도시들의 가상 모집단에서 뽑힌 것으로 봄)",
    "survey.unit.items-within-cities": "조사한 도시들 자체(도시는 고정, 프로젝트는 도시마다 어떤 과정의 실현값으로 봄)",
    "survey.unit.items": "독립적인 추출로 본 프로젝트(실제로는 드문 가정)",
    "survey.unit.none": "집계한 프로젝트 자체(표본 오차 없음)",
    "survey.reason.one-city": "한 조사에 도시가 하나뿐이어서",
    "survey.reason.variance-zero": "도시 사이에 차이가 없어서",
    "survey.reason.few-degrees": "자유도가 4보다 작아서",
    "survey.reason.single-items": "한 조사에서 모든 도시의 프로젝트가 하나씩이어서",
    "survey.reason.empty-draws": "한 조사가 비는 추출이 너무 많아서",
    "survey.reason.described": "표본 오차를 두지 않아서",
    "survey.reason.no-overlap": "두 조사에 모두 있는 도시가 없어서",
    "survey.reason.no-rows": "한 조사에 그런 행이 없어서",
    "survey.method.cr2": "CR2, 자유도 {degrees}의 t 분포",
    "survey.method.score": "스코어 검정",
    "survey.method.items-within-cities": "정규분포, 도시를 고정된 층으로 봄",
    "survey.method.wild-bootstrap": "제약 와일드 군집 부트스트랩, {draws}회 추출",
    "survey.method.permutation": "도시별 비중의 정확 순열 검정",
    "survey.method.permutation-drawn": "도시별 비중의 순열 검정, {draws}회 추출",
    "survey.line.cities": "비슷한 도시들(기본값: CR2)",
    "survey.line.items": "프로젝트를 독립으로 볼 때(스코어 검정)",
    "survey.line.items-within-cities": "조사한 도시들 자체",
    "survey.line.wild-bootstrap": "도시, 제약 와일드 부트스트랩",
    "survey.line.balanced": "두 조사에 모두 있는 도시만",
    "survey.line.mean-of-shares": "도시별 비중의 평균",
    "survey.line.pooled": "프로젝트 전체의 비중",
    "survey.line.no-city-out": "도시가 없는 행을 뺄 때",
    "survey.line.no-city-common": "도시가 없는 행을 한 군집으로 볼 때",
    "survey.line.without-city": "{name:을/를} 뺄 때",
    "survey.line.without-none": "영향이 가장 큰 도시를 뺄 때",
    "survey.part.within": "남은 도시 안의 변화",
    "survey.part.between": "남은 도시의 가중치 변화",
    "survey.part.cross": "두 변화의 교차항",
    "survey.part.entry": "새로 들어온 도시",
    "survey.part.exit": "빠진 도시",
    "survey.part.composition": "구성",
    "survey.part.within-groups": "집단 안의 변화",
    "survey.column.answer": "답",
    "survey.column.shift": "변화(%p)",
    "survey.column.interval": "{level}% 구간(%p)",
    "survey.column.share_interval": "{level}% 구간(%)",
    "survey.column.p": "p",
    "survey.column.cities": "군집 수 이전 / 이후 / 모두",
    "survey.column.note": "비고",
    "survey.column.quantity": "구분",
    "survey.column.by": "기준",
    "survey.column.part": "성분",
    "survey.column.share": "비중(%)",
    "survey.column.of": "{wave}년: 해당/전체",
    "survey.column.composition": "구성(%p)",
    "survey.column.within": "집단 안(%p)",
    "survey.column.bh": "p(벤자미니-호크버그)",
    "survey.column.holm": "p(홀름)",
    "survey.column.category": "재원",
    "survey.column.understood": "파일을 읽은 방식",
    "survey.column.low": "최소",
    "survey.column.high": "최대",
    "survey.column.city": "도시",
    "survey.column.counted": "집계",
    "survey.column.raw": "비중(%)",
    "survey.column.pooled": "평균 쪽으로 당긴 비중(%)",
    "survey.column.rank": "순위",
    "survey.column.value": "값",
    "survey.row.rows": "프로젝트 수",
    "survey.row.cities": "도시 수",
    "survey.row.without_city": "도시가 없는 프로젝트",
    "survey.row.without_funding": "재원을 모르는 프로젝트",
    "survey.row.without_weight": "금액이나 가중치가 없는 프로젝트",
    "survey.row.counted": "재원을 아는 것 중 {category}",
    "survey.row.share": "비교한 비중(%)",
    "survey.row.effective": "유효 군집 수",
    "survey.row.icc": "도시 안 상관",
    "survey.row.before": "{wave}년 비중",
    "survey.row.after": "{wave}년 비중",
    "survey.row.bounds": "재원이 무엇이었든 가능한 변화",
    "survey.row.imbens-manski": "{level}% 구간(임번스-맨스키)",
    "survey.row.stoye": "{level}% 구간(스토이)",
    "survey.note.thin": "한 조사에서 10행 미만",
    "survey.note.mirror": "같은 검정(부호만 반대)",
    "survey.note.simultaneous": "모든 순위 집합이 동시에 성립",
    "survey.plan": (
        "파일을 읽기 전에 정한 분석. 주된 검정은 {category} 비중에 대한 것 하나다. 추론 대상은 {unit}, 가중치는 {weight}, "
        "구간은 {level}%다. 도시를 단위로 할 때는 CR2 표준오차와 새터스웨이트 자유도를 쓰고, 제약 와일드 군집 부트스트랩과 "
        "프로젝트를 독립으로 볼 때의 결과를 함께 보인다. 다른 재원은 부차적인 검정(홀름 보정), 분야와 도시는 "
        "탐색(벤자미니-호크버그 보정)이다. {changed}"
    ),
    "survey.plan.default": "모두 기본값이다.",
    "survey.plan.changed": "기본값에서 바꾼 것: {names}.",
    "survey.plan.name.category": "재원",
    "survey.plan.name.unit": "추론 대상",
    "survey.plan.name.weight": "가중치",
    "survey.plan.name.level": "신뢰 수준",
    "survey.lead": (
        "가중치를 {weight:으로/로} 두면 {wave}년은 가중치가 같은 도시 {effective}개에 해당하며, {city} 하나가 전체 가중치의 "
        "{part}%를 차지한다."
    ),
    "survey.lead.unreliable": "10개보다 적으므로 여기서 믿을 만한 방법은 없다.",
    "survey.headline.up": (
        "**{after}년의 {category} 비중은 {before}년보다 {points}%p 높다({share_before}%에서 {share_after}%로).**"
    ),
    "survey.headline.down": (
        "**{after}년의 {category} 비중은 {before}년보다 {points}%p 낮다({share_before}%에서 {share_after}%로).**"
    ),
    "survey.headline.same": "**{category} 비중은 {before}년과 {after}년 모두 {share_after}%다.**",
    "survey.answer": "추론 대상은 {unit}: {result}.",
    "survey.answer.frame": "추론 대상은 이 도시들이 뽑혔다고 보는 도시 {frame}개: {result}.",
    "survey.answer.none": "추론 없이 기술한 값이다. 대상은 {unit}.",
    "survey.result": "{level}% 구간 {low}~{high}%p, {p}({method})",
    "survey.result.p": "{p}({method}), {reason} 구간은 없음",
    "survey.result.no": "{reason} p와 구간을 낼 수 없음",
    "survey.beside.items": "프로젝트를 독립적인 추출로 보았다면 {interval}%p, {p:이었을/였을} 것이다.",
    "survey.beside.wild": "제약 와일드 군집 부트스트랩으로는 {interval}%p, {p:이다/다}.",
    "survey.beside.wild.no": "제약 와일드 군집 부트스트랩으로도 p를 낼 수 없다.",
    "survey.short": "{points}%p({level}% 구간 {low}~{high}%p, {p})",
    "survey.short.no": "{points}%p({reason} p 없음)",
    "survey.short.none": "구할 수 없음({reason})",
    "survey.overlap.none": (
        "두 조사에 모두 있는 도시가 없다({before}년 {cities_before}개, {after}년 {cities_after}개). 따라서 균형 패널이 없고, 도시 "
        "구성의 변화와 도시 안의 변화를 구별할 수 없다."
    ),
    "survey.overlap.few": (
        "{before}년 도시 {cities_before}개와 {after}년 도시 {cities_after}개 가운데 두 조사에 모두 있는 것은 {both}개뿐이다. 이 도시들만 "
        "보면 변화는 {balanced:이다/다}."
    ),
    "survey.overlap": (
        "{before}년 도시 {cities_before}개와 {after}년 도시 {cities_after}개 가운데 {both}개가 두 조사에 모두 있다. 이 도시들만 보면 "
        "변화는 {balanced:이다/다}."
    ),
    "survey.overlap.one": (
        "두 조사에 모두 있는 도시는 1개뿐이다({before}년 {cities_before}개, {after}년 {cities_after}개). 이 도시만 보면 변화는 "
        "{balanced:이다/다}."
    ),
    "survey.estimand.mean": "모든 도시를 똑같이 세면 도시별 비중 평균의 변화는 {other:이다/다}{gap}.",
    "survey.estimand.pooled": "프로젝트 전체로 보면 변화는 {other:이다/다}{gap}.",
    "survey.estimand.gap": ". 도시가 있는 행에서 전체 비중의 변화에서 평균의 변화를 뺀 값은 {difference}%p{interval}다",
    "survey.estimand.gap.interval": "({level}% 구간 {low}~{high}%p)",
    "survey.no_city.all": "모든 프로젝트에 도시가 있다.",
    "survey.no_city.each": (
        "도시가 없는 프로젝트는 {before}년 {part_before}%({rows_before}건 중 {lost_before}건), {after}년 {part_after}%({rows_after}건 중 "
        "{lost_after}건)다. {how} 이 행들을 빼면 변화는 {out}, 한 군집으로 묶으면 {common:이다/다}."
    ),
    "survey.no_city.how.items": "이 행은 저마다 하나의 군집으로 본다.",
    "survey.no_city.how.cities": "모든 도시를 똑같이 셀 때 이 행은 도시가 아니므로 뺀다.",
    "survey.no_city.how.money": "가중치가 {weight}일 때 이 행들은 하나의 군집으로 본다.",
    "survey.influence": "결과를 가장 크게 바꾸는 도시는 {city:이다/다}. 이 도시를 빼면 변화는 {line:이다/다}.",
    "survey.influence.none": "뺄 수 있는 도시가 없다.",
    "survey.missing.none": "두 조사의 모든 프로젝트에 재원이 있으므로 범위를 따질 것이 없다.",
    "survey.missing": (
        "재원을 모르는 프로젝트는 {before}년 {missing_before}건, {after}년 {missing_after}건이다. 재원이 무엇이었든 변화는 표본 오차를 빼고 "
        "{low}~{high}%p 사이에 있다{interval}. {tipping}"
    ),
    "survey.missing.interval": "(임번스-맨스키 {level}% 구간 {low}~{high}%p)",
    "survey.missing.tips": "이 프로젝트들의 재원에 따라서는 변화가 0일 수 있다.",
    "survey.missing.holds": "이 프로젝트들의 재원이 무엇이었든 변화는 0이 되지 않는다.",
    "survey.source.city": (
        "도시로 나누면 {points}%p 가운데 {within}%p는 남은 군집 {stayed}개 안의 변화, {between}%p는 그 가중치의 변화, {cross}%p는 두 변화의 "
        "교차항, {entry}%p는 새로 들어온 {came}개, {exit}%p는 빠진 {left}개에서 왔다. 들어오고 빠진 도시는 {before}년 전체 비중과 "
        "비교하며, 도시가 없는 행은 저마다 하나의 군집이다."
    ),
    "survey.source.group": (
        "{by:으로/로} 나누면(기타가와 분해) {points}%p 가운데 {composition}%p는 구성의 변화, {within}%p는 {by} 안의 변화다."
    ),
    "survey.source.none": "이 조사에는 분야도 층위도 없어서 그에 따른 구성의 변화는 알 수 없다.",
    "survey.source.thin": (
        "한 조사에서 10행이 되지 않는 칸: {cells}. 이 칸들의 구간을 모두 고려하면 안의 변화는 {low}~{high}%p다."
    ),
    "survey.source.thin.cell": "{group}({wave}년 {rows}행)",
    "survey.source.hinge.one": (
        "**이 분해는 프로젝트 하나에 달려 있다.** {group:은/는} {wave}년에 1행, {other}년에 {other_rows}행이다."
    ),
    "survey.source.hinge": (
        "**이 분해는 몇 안 되는 프로젝트에 가장 크게 달려 있다.** {group:은/는} {wave}년에 {rows}행, {other}년에 {other_rows}행이다."
    ),
    "survey.source.hinge.range": (
        "이 칸 하나의 {level}% 구간만 따져도 안의 변화는 {low}~{high}%p 어디든 될 수 있다."
    ),
    "survey.source.hinge.without": (
        "{group:을/를} 빼면 비중은 {before}년 {share_before}%, {after}년 {share_after}%다. 이렇게 빼는 것은 대상을 다른 프로젝트로 "
        "좁히는 것이지 분해가 아니다."
    ),
    "survey.limits": (
        "이 결과가 보여 주지 않는 것. 두 번의 조사로 알 수 있는 것은 차이이지 추세가 아니며, 원인도 아니다. 도시들은 무작위로 "
        "뽑힌 것이 아니라 선정된 것이므로, 비슷한 도시들을 대표한다는 것은 가정이다. 조사한 도시나 분야, 프로젝트의 종류가 "
        "달라졌다면 변화는 무엇을 세었는지의 변화일 수 있다."
    ),
    "survey.rows.caption": "비교에 쓰인 자료: {survey}, {before}년과 {after}년.",
    "survey.understood.caption": "{survey:을/를} 읽은 방식: 이름을 바꾸거나 옮겨 읽은 것, 뺀 것, 비어 있는 것(프로그램의 영어 기록 그대로).",
    "survey.lines.caption": (
        "{before}년에서 {after}년까지 {category} 비중의 변화를 방법과 행에 따라 비교한 것. {survey}, 가중치는 {weight}. p를 낼 수 없는 "
        "곳은 줄표로 두고 비고에 까닭을 적었다."
    ),
    "survey.lines.alt": "답 {count}개의 변화를 점과 구간으로 그린 그림. 세로선은 0이다. {items}.",
    "survey.lines.item": "{label}: {points}%p",
    "survey.sources.caption": (
        "{before}년에서 {after}년까지 {category} 비중의 변화가 어디에서 왔는가. 성분의 합이 변화와 같다(단위 %p). {survey}. 구간은 "
        "도시를 다시 뽑아 구했다."
    ),
    "survey.groups.caption": (
        "{by}별 {category} 비중, {before}년과 {after}년: 집계, 비중, 기타가와 분해의 두 항, 집단별 변화의 검정. {survey}. 탐색적 "
        "결과이며 p는 벤자미니-호크버그 방법으로 보정했다."
    ),
    "survey.groups.caption.none": "{survey}에는 분야도 층위도 없다.",
    "survey.categories.caption": (
        "모든 재원의 비중과 변화, {before}년에서 {after}년까지. {survey}. 첫째가 주된 검정이고 나머지는 부차적이며 홀름 방법으로 "
        "보정했다."
    ),
    "survey.categories.text": "모든 재원을 한꺼번에 검정하면(라오-스콧, 2차) {result}.",
    "survey.categories.f": "자유도 {degrees}, {denominator}에서 F = {statistic}, {p:이다/다}",
    "survey.categories.one": "이 조사들에 나오는 재원은 한 가지뿐이다.",
    "survey.missing.caption": "재원을 모르는 프로젝트의 재원이 무엇이었든 가능한 변화. {survey}.",
    "survey.cities.caption": (
        "{wave}년에 재원을 아는 프로젝트가 있는 도시 {cities}개 가운데 프로젝트가 많은 {count}개: 집계한 {category} 비중과 평균 쪽으로 당긴 "
        "비중, 자료가 배제하지 않는 순위(1이 가장 높은 비중), 다른 도시 전체와 비교한 피셔의 정확 검정. {survey}. 한 도시의 "
        "프로젝트를 독립적인 추출로 보았다. 탐색적 결과이며 p는 벤자미니-호크버그 방법으로 보정했다."
    ),
    "survey.cities.drawn": (
        "{wave}년에 재원을 아는 프로젝트가 있는 도시 {cities}개 가운데 프로젝트가 많은 {count}개: 집계한 {category} 비중, 그리고 평균 쪽으로 당긴 "
        "비중과 그 구간. 점선은 평균이다. {survey}. 한 도시의 프로젝트를 독립적인 추출로 보았다."
    ),
    "survey.cities.alt": "도시 {count}개의 점 그림. 집계한 비중과 평균 쪽으로 당긴 비중 및 그 구간. {items}.",
    "survey.cities.item": "{city} 집계 {raw}%, 당긴 값 {pooled}%",
    "survey.cities.raw": "집계한 값",
    "survey.cities.pooled": "평균 쪽으로 당긴 값",
    "survey.cities.text": (
        "{wave}년에 비슷한 도시들의 평균 {category} 비중은 {mean}%이고, 한 도시의 프로젝트들이 서로 닮은 정도(상관)는 {icc:이다/다}. "
        "보정 뒤에도 나머지와 다른 도시는 {cities}개 가운데 {different}개다(벤자미니-호크버그, {alpha}). {ranks}"
    ),
    "survey.cities.none": "{wave}년에 재원을 아는 프로젝트가 있는 도시가 둘이 되지 않아 비교할 것이 없다.",
    "survey.cities.ranks": "순위 집합이 3위 안에서 끝나는 도시는 {cities}개 가운데 {sure}개다.",
    "survey.cities.no_ranks": "순위는 도시가 {most}개 이하일 때만 낸다.",
    "survey.planned.caption": "도시를 단위로 한 두 번의 조사로 볼 수 있는 변화. 유의 수준 {level}%{from_survey}.",
    "survey.planned.from": ", 도시 수와 프로젝트 수, 상관은 {survey}에서 가져옴",
    "survey.planned.text": (
        "도시가 {cities_before}개와 {cities_after}개({both}개는 두 번 모두), 도시당 프로젝트가 {items_before}건과 {items_after}건, 도시 안 상관이 "
        "{icc}일 때, 검정력 {wanted}%로 볼 수 있는 변화는 {smallest}. {power}"
    ),
    "survey.planned.none": "{survey:은/는} 계획의 근거가 되기에 부족하다. 한 조사에 도시가 둘이 되지 않거나, 프로젝트가 둘 이상인 도시가 없거나, 처음 비중이 0% 또는 100%다.",
    "survey.planned.both": "{before}%에서 {fall}%p 이상 낮아지거나 {rise}%p 이상 높아지는 것이다",
    "survey.planned.rise": "{before}%에서 {rise}%p 이상 높아지는 것이며, 낮아지는 변화는 볼 수 없다",
    "survey.planned.fall": "{before}%에서 {fall}%p 이상 낮아지는 것이며, 높아지는 변화는 볼 수 없다",
    "survey.planned.neither": "{before}%에서는 없다",
    "survey.planned.power": "{after}%를 볼 검정력은 {power}%다. {cities}. {items}.",
    "survey.planned.cities": "도시당 프로젝트 수가 이와 같다면 조사마다 도시 {size}개가 필요하다",
    "survey.planned.no_cities": "이런 도시가 아무리 많아도 부족하다",
    "survey.planned.items": "도시 수가 이와 같다면 도시당 프로젝트 {size}건이 필요하다",
    "survey.planned.no_items": "도시 수가 이와 같다면 프로젝트가 아무리 많아도 부족하다",
    "survey.planned.row.cities": "도시 수 이전 / 이후 / 모두",
    "survey.planned.row.items": "도시당 프로젝트 수, 이전 / 이후",
    "survey.planned.row.icc": "도시 안 상관",
    "survey.planned.row.persistence": "두 조사 사이 도시 효과의 상관",
    "survey.planned.row.cv": "도시 크기의 변동 계수",
    "survey.planned.row.fall": "볼 수 있는 가장 작은 하락(%p)",
    "survey.planned.row.rise": "볼 수 있는 가장 작은 상승(%p)",
    "survey.planned.row.power": "검정력(%)",
    "survey.planned.row.cities_needed": "조사마다 필요한 도시 수",
    "survey.planned.row.items_needed": "도시당 필요한 프로젝트 수",
    "survey.axis.shift": "변화(%p)",
    "survey.axis.share": "{category} 비중(%)",
}
