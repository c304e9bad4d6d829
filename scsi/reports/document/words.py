"""The words of the report's own frame, in both languages, and the rule that splits `a | b`."""

from __future__ import annotations

WORDS = {
    "en": {
        "language": "English",
        "title": "Who pays for smart cities, and has that changed?",
        "changed": "Changed from the defaults",
        "skip": "Skip to the finding",
        "languages": "Language",
        "contents": "Contents",
        "code": "Code",
        "parameters": "Parameters and code",
        "figure": "Figure",
        "table": "Table",
        "sources": "Where the data come from",
        "licence": "Licence",
        "made": "Every number on this page is in findings.json, with its method and its source; "
        "what went into the run is in manifest.json beside it.",
        "home": "",
        "all_profiles": "All profiles",
        "profiles": "{made} of {all} profiles.",
        "failed": "It failed.",
        "failed_before": "It failed; the link leads to an earlier profile.",
        "profile_made": "Every number of a profile is in its findings.json, with its method and "
        "its source; what went into the batch is in its batch.json.",
        "name": "parameter",
        "value": "value",
        "default": "default",
        "unit": "unit",
        "meaning": "meaning",
    },
    "ko": {
        "language": "한국어",
        "title": "스마트시티 비용은 누가 내며, 그것은 달라졌는가?",
        "changed": "기본값에서 바꾼 것",
        "skip": "결론으로 건너뛰기",
        "languages": "언어",
        "contents": "차례",
        "code": "코드",
        "parameters": "매개변수와 코드",
        "figure": "그림",
        "table": "표",
        "sources": "자료 출처",
        "licence": "이용 허락",
        "made": "이 문서의 모든 수치는 계산 방법, 출처와 함께 findings.json에 있으며, "
        "실행에 쓰인 자료와 설정은 같은 폴더의 manifest.json에 있습니다.",
        "home": "",
        "all_profiles": "전체 목록",
        "profiles": "{all}건 가운데 {made}건.",
        "failed": "실행에 실패했습니다.",
        "failed_before": "실행에 실패했습니다. 링크는 이전 결과로 이어집니다.",
        "profile_made": "각 결과의 모든 수치는 계산 방법, 출처와 함께 "
        "같은 폴더의 findings.json에 있으며, "
        "실행에 쓰인 자료와 설정은 전체 목록 옆의 batch.json에 있습니다.",
        "name": "매개변수",
        "value": "값",
        "default": "기본값",
        "unit": "단위",
        "meaning": "뜻",
    },
}

PDF_WORDS = {
    "en": {
        "region": "us",
        "settings": "Parameters of this run",
        "letters": "Some characters of the data are in no font of this document. They are written "
        "as Unicode code points, such as [U+1F3D9]; the web page has the characters themselves.",
        "made": "Every number in this document is in findings.json, with its method and its "
        "source; what went into the run is in manifest.json, and the code in the notebooks, beside "
        "it.",
    },
    "ko": {
        "region": "kr",
        "settings": "이번 실행의 매개변수",
        "letters": "자료에 이 문서의 글꼴에 없는 문자가 있어 [U+1F3D9]처럼 유니코드 코드 포인트로 "
        "적었습니다. 웹페이지에는 원래 문자가 그대로 있습니다.",
        "made": "이 문서의 모든 수치는 계산 방법, 출처와 함께 findings.json에 있으며, 실행에 쓰인 "
        "자료와 설정은 manifest.json에, 코드는 노트북에 있습니다. 모두 같은 폴더에 있습니다.",
    },
}
"""What only report.pdf says."""


def side(text: str, lang: str) -> str:
    """Return the side of ``English | 한국어`` that is in `lang`; a text without a bar is both.

    Examples
    --------
    >>> side("What is printed? | 무엇이 실려 있는가?", "ko")
    '무엇이 실려 있는가?'

    The Korean report keeps what stands after the bar.
    """
    english, bar, korean = text.partition(" | ")
    return (korean if bar and lang == "ko" else english).strip()
