"""Korean: the statements of the chapter and their verdicts."""

WORDS = {
    "verdict.reproduced": "재현됨",
    "verdict.follows": "명시한 가정 아래 성립",
    "verdict.untestable": "나와 있는 것만으로는 검증 불가",
    "verdict.contradicted": "다른 수치나 글과 어긋남",
    "verdict.advice": "제언",
    "kind.figure": "수치",
    "kind.comparison": "비교",
    "kind.trend": "시간에 따른 변화",
    "kind.cause": "원인",
    "kind.advice": "제언",
    "column.statement": "진술(우리말로 다시 씀)",
    "column.kind": "종류",
    "column.verdict": "판정",
    "column.rule": "판정의 근거",
    "column.all_kinds": "전체",
    "axis.statements": "진술 수",
    "claims.from.chapter-en": "영문",
    "claims.from.sci": "리포트 누리집",
    "claims.from.sci-later": "이후 판",
    "claims.and": " 및 ",
    "claims.no_rule": "여기서 다루지 않은 규칙",
    "claims.caption": (
        "본문의 진술 {total}개 가운데 {shown}개와 그 판정, 판정을 낳은 규칙. 대괄호 안은 규칙이 쓴 행과 함수다. 판정은 수치에서 "
        "계산하며 미리 적어 둔 것은 없다."
    ),
    "key_claims.caption": "본문의 논지를 떠받치는 진술과, 영문이 달리 말하는 내용.",
    "claim_counts.caption": "본문의 진술 {total}개에 대한 판정을 진술의 종류별로 나타냈다.",
    "claim_counts.alt": "진술의 종류마다 하나씩 그린 누적 막대. {list}.",
    "claim_counts.item": "{kind}: {parts}",
    "claim_counts.part": "{verdict} {count}개",
    "claims_answer.text": (
        "**본문의 진술 {total}개 가운데 {untestable}개는 나와 있는 것만으로는 검증할 수 없고, 성립하는 것은 "
        "{stands}개다.** 다른 수치에서 다시 계산되거나 나열된 것에서 다시 세어지는 진술은 {reproduced}개, 명시한 "
        "가정이 맞으면 성립하는 진술은 {follows}개다. 본문의 수치나 영문, 같은 리포트의 다른 글과 어긋나는 진술은 "
        "{contradicted}개, 제언은 {advice}개다. 원인에 관한 진술은 {causes}개 가운데 {causes_stand}개, 시간에 따른 "
        "변화에 관한 진술은 {trends}개 가운데 {trends_stand}개가 성립한다.\n\n"
        "- 공공 재원이 늘어나는 추세라는 진술: {rising}.\n"
        "- 코로나19(COVID-19) 때문이라는 진술: {covid}.\n"
        "- 아시아 도시가 앞선다는 진술: {asian}.\n"
        "- 늘어난 것은 민관 공동 재원이라는 영문의 진술: {joint}.\n\n"
        "성립하는 진술은 조사한 것이 어떠했는지를 말할 뿐, 왜 그런지나 앞으로도 그럴지는 말해 주지 않는다. 이 "
        "판정들은 나와 있는 수치가 적다는 데서 나온다. 비중의 바탕이 된 항목별 자료가 있으면 대부분 가려낼 수 있다."
    ),
    "untestable_claims.text": (
        "‘검증 불가’는 틀렸다는 뜻이 아니다. 맞는지 틀리는지를 보여 줄 수치가 나와 있지 않다는 뜻이다. "
        "{untestable}개 가운데 {figure}개는 낱개의 수치다. 바탕이 된 항목이 나와 있지 않은 수치는 "
        "옮겨 적을 수는 있어도 다시 계산할 수는 없다. {comparison}개는 아무것도 나와 있지 않은 도시나 분야를 "
        "알아야 하거나, 세어 보지 않은 사례에 기댄 비교다. {trend}개는 시간에 따른 변화로, 두 번의 조사나 연도가 "
        "없는 협력 관계로는 알 수 없다. {cause}개는 원인으로, 견줄 대상이 없는 조사로는 밝힐 수 없다. 도시, 연도, "
        "재원이 적힌 항목별 자료가 있으면 앞의 두 종류는 대부분, 같은 도시를 한 번 더 조사하면 셋째 종류도 "
        "가려낼 수 있다."
    ),
    "claims.rule.adds-up": (
        "같은 전체에서 나온 비중({percents}%)을 더하면 {total}%다. 따라서 각 비중은 나머지로부터 다시 계산된다."
    ),
    "claims.rule.does-not-add-up": "같은 전체에서 나온 비중({percents}%)을 더하면 {total}%가 된다.",
    "claims.rule.printed-alone": (
        "{percent}%만 따로 나와 있다. 항목 수도, 이 도시의 다른 비중도 없어 다시 계산할 수 없다. 이렇게 표기될 수 "
        "있는 가장 적은 항목 수는 {fewest}건이다."
    ),
    "claims.rule.stated-otherwise": "진술에는 {stated}%로 되어 있으나 수치는 {percents}%다.",
    "claims.rule.in-order": "반올림을 고려해도 수치의 순서가 그대로다: {percents}%.",
    "claims.rule.not-in-order": "수치의 순서가 진술과 다르다: {percents}%.",
    "claims.rule.too-close": "수치가 서로 너무 가까워 반올림 때문에 순서를 알 수 없다.",
    "claims.rule.above-the-whole": "반올림을 고려해도 {percents}%는 모두 전체 도시의 {overall}%보다 높다.",
    "claims.rule.below-the-whole": "{percents}% 가운데 전체 도시의 {overall}%보다 낮은 것이 있다.",
    "claims.rule.others-open": (
        "{percents}%의 순서는 맞지만, {cities_total}개 도시 가운데 {open}개는 민관 공동 비중이 둘째 도시보다 낮다고 "
        "볼 만한 수치가 나와 있지 않다."
    ),
    "claims.rule.stated-otherwise-share": "진술에는 {stated}%로 되어 있으나 수치는 {shares}%다.",
    "claims.rule.base-unclear": (
        "{shares}%가 무엇에 대한 비율인지 나와 있지 않다. 분모가 없으므로 구간도 구할 수 없다."
    ),
    "claims.rule.sectors-add-up": "이 도시의 분야별 비중을 더하면 100%다({shares}%).",
    "claims.rule.sector-alone": "{share}%만 따로 나와 있다. 서비스 수도, 이 도시의 다른 분야 비중도 없다.",
    "claims.rule.sector-alone-largest": (
        "{share}%만 따로 나와 있고, 합해서 {rest}%인 다른 분야의 비중은 나와 있지 않다. 그 가운데 더 큰 분야가 있을 "
        "수 있다."
    ),
    "claims.rule.money-not-high": "이름이 나온 재원의 비중이 전체 도시보다 낮은 도시가 있다.",
    "claims.rule.three-points": (
        "두드러지기 때문에 이름이 나온 도시 {points}개이며 교통 비중은 {shares}%다. 다른 도시의 교통 비중은 나와 있지 "
        "않고, 점 {points}개로는 상관 계수를 구할 수 없다."
    ),
    "claims.rule.two-waves": (
        "두 번의 조사로 알 수 있는 것은 차이({before}%에서 {after}%로 {points}%p)이지 추세가 아니다. 그 차이도 2019년에 "
        "서로 독립인 항목이 적어도 {least}~{most}건 있었어야 우연보다 크다(p < 0.05). 도시를 단위로 보면 도시 안 상관이 "
        "{correlation:을/를} 넘을 때는 항목이 아무리 많아도 그렇게 말할 수 없다(도시마다 같은 무게, 두 조사에 겹치는 도시 "
        "없음)."
    ),
    "claims.rule.sign-unknown": (
        "2019년은 민간과 민관 공동의 합계만 나와 있어, {category} 비중의 변화는 {shift_low}%p에서 {shift_high}%p 사이의 "
        "어느 값이든 될 수 있다."
    ),
    "claims.rule.part-two-waves": (
        "2019년 합계가 어떻게 나뉘었든 {category} 비중은 {shift_low}%p에서 {shift_high}%p 사이로 늘었다. 다만 두 번의 조사로 "
        "알 수 있는 것은 차이이지 추세가 아니다."
    ),
    "claims.rule.other-way": (
        "관련된 유일한 수치는 반대 방향으로 움직였다. 공공 재원은 {before}%에서 {after}%로, 반올림을 고려하면 "
        "{shift_low}~{shift_high}%p 변했다. 다만 재원에 관한 수치이며, 누가 주도하는지는 세지 않았다."
    ),
    "claims.rule.every-step": (
        "조사 {waves}번 모두 이 방향으로 움직였다. 도시, 항목, 분류 기준이 그대로였다면 성립한다."
    ),
    "claims.rule.not-every-step": "조사 {waves}번 사이의 변화가 모두 이 방향인 것은 아니다.",
    "claims.rule.joint-rose": (
        "2019년 합계가 어떻게 나뉘었든 민관 공동 재원은 늘었다({shift_low}%p에서 {shift_high}%p 사이)."
    ),
    "claims.rule.joint-unknown": (
        "민관 공동 비중의 변화는 {shift_low}%p에서 {shift_high}%p 사이의 어느 값이든 될 수 있다. 2019년에 {below}%보다 "
        "낮았어야만 늘어난 것이며, 그렇다면 민간은 {fall}%p 넘게 줄었다. 국문과 영문이 모두 맞으려면 그래야 한다."
    ),
    "claims.rule.cause-disputed": (
        "{category} 비중은 반올림을 고려해 {shift_low}~{shift_high}%p 늘었지만, 영향을 받지 않은 비교 대상이 없는 두 번의 "
        "조사로는 그 까닭을 알 수 없다. 영문은 다른 변화를 들면서 재정난으로 설명한다."
    ),
    "claims.rule.cause-unknown": (
        "{category} 비중은 반올림을 고려해 {shift_low}~{shift_high}%p 늘었지만, 비교 대상이 없는 두 번의 조사로는 그 까닭을 알 "
        "수 없다."
    ),
    "claims.rule.effect-unknown": (
        "설명하려는 변화가 있었는지부터 알 수 없다. 2019년은 합계만 나와 있어 {category} 비중의 변화는 {shift_low}%p에서 "
        "{shift_high}%p 사이의 어느 값이든 될 수 있다. 두 번의 조사로는 그 까닭도 알 수 없다."
    ),
    "claims.rule.no-effect": (
        "설명하려는 변화가 없었다. {category} 비중의 변화는 {shift_low}%p에서 {shift_high}%p 사이다."
    ),
    "claims.rule.cause-unmeasured": (
        "설명하려는 것도, 설명으로 든 것도 측정되지 않았고, 두 번의 조사로는 까닭을 알 수 없다."
    ),
    "claims.rule.level-cause": (
        "{percents}%는 전체 도시의 {overall}%보다 높지만, 전자정부는 어느 도시에서도 측정되지 않았고 한 번의 조사로는 까닭을 "
        "알 수 없다."
    ),
    "claims.rule.asian-not-high": (
        "{cities}의 공공 비중 {percents}%는 전체 도시의 {overall}%보다 낮으므로 앞선다고 할 수 없다."
    ),
    "claims.rule.asian-not-most": (
        "유엔 지역 구분(M49)에 따르면 이름이 나온 {named}개 도시 가운데 아시아에 속하는 것은 {in_region}개다."
    ),
    "claims.rule.asian-after-the-fact": (
        "수치를 본 뒤에 쓴 제목이므로 같은 수치로 검증할 수 없다. 유엔 지역 구분(M49)에 따르면 이름이 나온 {named}개 도시 "
        "가운데 {in_region}개가 아시아에 속한다(아시아 밖: {outside}). 이들이 {cities_total}개 도시(아시아 {region}개) 가운데 "
        "가장 높은 {named}개라면 우연히 그렇게 될 확률은 {p_by_m49}, 제목의 셈법대로라면 {p_as_counted}이며, 두 셈법 모두 "
        "수치를 본 뒤에 고른 것이다. 나머지 아시아 도시 {unprinted}개의 공공 비중은 나와 있지 않다."
    ),
    "claims.rule.asian-if-highest": (
        "이름이 나온 {named}개 도시가 가장 높은 {named}개라면 성립하지만, 그렇다고 나와 있지는 않다. 유엔 지역 구분(M49)에 "
        "따르면 그 가운데 {in_region}개가 아시아에 속한다(아시아 밖: {outside}). 우연히 그렇게 될 확률은 {p_by_m49}, 제목의 "
        "셈법대로라면 {p_as_counted}다. 두 셈법 모두 수치를 본 뒤에 고른 것이라 검정이 아니다."
    ),
    "claims.rule.asian-highest": (
        "다른 어느 도시도 공공 비중이 이만큼 높을 수 없고, {named}개 가운데 {in_region}개가 아시아에 속한다(M49)."
    ),
    "claims.rule.size-possible": (
        "분모가 {size}일 수 있는 반올림 규칙은 {rules}이다. {sizes}도 마찬가지여서 표기된 비중으로는 구별할 수 없다. 인프라 서비스 "
        "{alone}개만 분모로 볼 수 있는 규칙은 {rules_alone}뿐이다."
    ),
    "claims.rule.size-impossible": (
        "{size}건으로는 어떤 반올림 규칙으로도 이렇게 표기되지 않는다. 인프라 서비스 {alone}개만 분모로 볼 수 있는 규칙은 "
        "{rules_alone}뿐이다."
    ),
    "claims.rule.size-stated-otherwise": "진술의 수를 더하면 {part}, 해석한 분모는 {size:이다/다}.",
    "claims.rule.base-in-english": (
        "영문은 인프라 서비스와 혁신 프로젝트만 센다고 하므로, 맞는 글은 많아야 하나다. 어느 쪽인지는 수치로 알 수 없다. 분모가 {size}일 수 있는 "
        "반올림 규칙은 {rules}이며, {sizes}도 마찬가지다. 인프라 서비스 {alone}개만 분모로 볼 수 있는 규칙은 {rules_alone}뿐이다."
    ),
    "claims.rule.texts-differ": (
        "{subject}에 대해 한 글에는 ‘{one}’, 다른 글에는 ‘{other}’로 되어 있다. 어느 쪽인지 가려 줄 수치는 나와 있지 않다."
    ),
    "claims.rule.texts-agree": "{subject}에 대해 두 글이 모두 ‘{one}’로 되어 있다.",
    "claims.rule.no-example": (
        "세어 본 수치가 없고, 근거로 이름이 나온 서비스도 없다. 나열된 것은 같은 말을 되풀이할 뿐이다."
    ),
    "claims.rule.examples-for": (
        "관련해 이름이 나온 서비스 {examples}개 가운데 {fitting}개가 들어맞는다. 이들이 조사한 전체를 대표한다면 성립하지만, "
        "사례로 든 것들이다."
    ),
    "claims.rule.examples-against": "관련해 이름이 나온 서비스 {examples}개 가운데 {fitting}개만 들어맞는다.",
    "claims.rule.sector-without-example": (
        "이름이 나온 서비스 {examples}개 가운데 {fitting}개가 들어맞지만, 다음 분야에는 이름이 나온 것이 없다: {sectors}."
    ),
    "claims.rule.amount-stated-otherwise": "진술의 금액이나 기간이 나열된 것과 다르다.",
    "claims.rule.amount-alone": "금액이 한 번만 나와 있어 다시 계산할 근거가 없다.",
    "claims.rule.role-not-measured": (
        "지원은 언급되어 있으나 금액이 없고, 얼마나 핵심인지는 측정되지 않았다."
    ),
    "claims.rule.money-cause": (
        "상위 기관의 지원이 나온 도시는 {places}곳, 금액이 나온 것은 {amounts}건이다. 지원하는 까닭이나 도시의 돈만으로는 부족했는지는 측정되지 "
        "않았다."
    ),
    "claims.rule.ties-undated": (
        "이름이 나온 협력 관계 {ties}개 가운데 연도가 있는 것은 {dated}개뿐이어서 변화를 보여 주지 못한다."
    ),
    "claims.rule.ties-dated": "협력 관계 {ties}개 모두 연도가 있다. 이들이 전체를 대표한다면 성립한다.",
    "claims.rule.ties-everywhere": "{cities_total}개 도시 모두에 {types}개 유형의 협력 관계가 나와 있다.",
    "claims.rule.ties-somewhere": (
        "{cities_total}개 도시 가운데 {named}개에 대해서만 {types}개 유형의 협력 관계가 나와 있다. 나머지 도시에 대해서는 "
        "나와 있는 것이 없다."
    ),
    "claims.rule.types-counted": (
        "다시 세면 유형은 {types}개이고, 이름이 나온 협력 관계 {ties}개 안에 유형마다 사례가 있다."
    ),
    "claims.rule.types-counted-otherwise": "나열된 유형은 {types}개, 사례가 있는 유형은 {used}개다.",
    "claims.rule.networks-in-most": "그런 네트워크가 {cities_total}개 도시 가운데 {named}개에 나와 있다.",
    "claims.rule.networks-in-some": (
        "그런 네트워크는 {cities_total}개 도시 가운데 {named}개에 대해 나와 있다. 몇 개 도시에 있는지는 세지 않았다."
    ),
    "claims.rule.size-of-tie-otherwise": "진술의 규모가 나열된 것({size})과 다르다.",
    "claims.rule.size-of-tie-alone": "규모 {size:이/가} 따로 나와 있을 뿐, 세어 볼 근거가 없다.",
    "claims.rule.effect-of-companies": (
        "그런 법인 {named}개와 장점 {advantages}가지, 위험 {risks}가지가 나와 있으나, 파트너십에 어떤 영향을 주었는지는 측정되지 "
        "않았다."
    ),
    "claims.rule.forms-combined": "실제로 그런 도시가 있다. {cities:은/는} 둘 이상의 유형을 함께 쓴다.",
    "claims.rule.forms-not-combined": "둘 이상의 유형이 나온 도시가 없다.",
    "claims.rule.figure-beside": (
        "같은 문장에 나온 수치는 다른 것에 관한 것이며, 이에 대해 측정된 것은 없다."
    ),
    "claims.rule.not-measured": "관련된 수치가 나와 있지 않다.",
    "claims.rule.advice": "해야 할 일을 말하는 것이므로 수치로 뒷받침하거나 반박할 수 없다.",
}
