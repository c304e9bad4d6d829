"""Nothing that a person reads has a phrase that was struck out as translated, vague or wrong."""

import re
from pathlib import Path

import nbformat
import pytest

from scsi.evidence.sources import notebook_names, notebook_path
from scsi.showing.catalogue import catalogue

ROOT = Path(__file__).parents[2]
GENERATED = {"costs_measured.md", "changelog.md", "contributing.md"}
PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in GENERATED]
DOCS = [ROOT / "README.md", *PAGES]

ENGLISH = [
    r"\bhangs? (on|most)\b",
    r"printed nowhere",
    r"\bprinted (figures?|shares?|percentages?|total)\b",
    r"\b(is|are) not printed\b",
    r"more than chance",
    r"beyond chance",
    r"what varies\b",
    r"cities like these",
    r"these cities as they are",
    r"\bno shift”",
    r"whole counts",
    r"independent draws?",
    r"\bseldom\b",
    r"drawn to the mean",
    r"unit of sampling",
    r"\banew\b",
    r"a changed mix",
    r"coding error",
    r"city counting the same",
    r"of one city\b",
    r"how the house is kept",
    r"\([^()\]]*\([^()]*\)",
]
"""What `word` may not give in English, and no page of the documentation may say."""

KOREAN = [
    r"똑같이 (세|셀|센|셈)",
    r"수에 따라 (세|센|셀)",
    r"우연을 (넘|배제)",
    r"제 수준의",
    r"많아야 ",
    r"항목",
    r"평균 쪽으로 당긴",
    r"도시 안 상관",
    r"신뢰 수준|변동 계수|표준 오차|초기하 분포|유의 수준|설계 효과|사전 분포|정규 분포",
    r"표집 ?오차|추출 단위",
    r"스마트 ?도시",
    r"Satterthwaite",
    r"누구의 돈으로",
    r"무엇이든 될 수",
    r"비슷한 도시들",
    r"바로 이 (도시|\{term\.city\})들",
    r"근거가 아니",
    r"추종 도시|선도 도시와",
    r"독립적인 추출",
    r"‘변화 없음’",
    r"표기된",
    r"어디에도 나와",
    r"\d% 구간|\{level\}% 구간",
    r"loguniform",
]
"""What `word` may not give in Korean."""


def found(patterns, text):
    """Return the phrases that a text has and must not have."""
    flat = re.sub(r"\s+", " ", text)
    return {match[0] for pattern in patterns for match in re.finditer(pattern, flat, re.I)}


@pytest.mark.parametrize(("lang", "patterns"), [("en", ENGLISH), ("ko", KOREAN)])
def test_no_sentence_of_the_package_has_a_phrase_that_was_struck_out(lang, patterns):
    culprits = {key: found(patterns, text) for key, text in catalogue(lang).items()}
    assert not {key: phrases for key, phrases in culprits.items() if phrases}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_page_has_a_phrase_that_was_struck_out(path):
    code = re.compile(r"```.*?```|`[^`\n]+`|\$[^$]+\$", re.DOTALL)
    text = code.sub("", path.read_text(encoding="utf-8"))
    assert not found(KOREAN if ".ko." in path.name else ENGLISH, text)


@pytest.mark.parametrize("name", notebook_names())
def test_no_heading_or_parameter_of_a_notebook_has_one(name):
    cells = nbformat.read(notebook_path(name), 4).cells
    read = [
        cell.source
        for cell in cells
        if cell.cell_type == "markdown" or "parameters" in cell.metadata.get("tags", [])
    ]
    assert not found([*ENGLISH, *KOREAN], "\n".join(read))


def test_a_phrase_that_was_struck_out_is_found():
    assert found(ENGLISH, "the answer\nhangs on it") == {"hangs on"}
    assert found(KOREAN, "95% 구간이다") == {"5% 구간"}
