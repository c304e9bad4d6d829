"""A publication's folder to fill in, explained line by line."""

from __future__ import annotations

from pathlib import Path

_TOML = {
    "en": """\
# A publication: percentages that a report prints. Replace every line by yours.
title = "Made-up index"          # or {en = "Made-up index", ko = "가상 지수"}
authors = "Nobody"               # who wrote it
edition = "2021"
where = "https://example.org"    # where it can be found
question = "funding"             # the question that the report is about, of [questions]
category = "public"              # its category, of [categories]

[counted]                        # what is counted
one = {en = "project", ko = "사업"}
many = {en = "projects", ko = "사업"}

[cluster]                        # what the counted belong to; leave it out if there is none
one = {en = "city", ko = "도시"}
many = {en = "cities", ko = "도시"}

[waves]                          # in their order
2019 = "2019"
2021 = "2021"

[categories]
public = {en = "public", ko = "공공"}
other = {en = "other", ko = "기타"}

[questions]
funding = {en = "Who paid?", ko = "누가 부담했는가?"}

[[split]]                        # what the percentages of a question are together
question = "funding"
kind = "complete"                # complete; rest: some are not printed; several: several answers
rounding = "each"                # each; adding-up: made to add up; unknown; or a rule by its name
""",
    "ko": """\
# 보고서에 실린 백분율. 모든 줄을 직접 바꿔 넣는다.
title = "가상 지수"              # 또는 {en = "Made-up index", ko = "가상 지수"}
authors = "없음"                 # 저자
edition = "2021"
where = "https://example.org"    # 볼 수 있는 곳
question = "funding"             # 보고서가 다루는 질문, [questions] 가운데 하나
category = "public"              # 그 질문의 범주, [categories] 가운데 하나

[counted]                        # 무엇을 세었는가
one = {en = "project", ko = "사업"}
many = {en = "projects", ko = "사업"}

[cluster]                        # 무엇에 속하는가. 없으면 지운다
one = {en = "city", ko = "도시"}
many = {en = "cities", ko = "도시"}

[waves]                          # 순서대로
2019 = "2019"
2021 = "2021"

[categories]
public = {en = "public", ko = "공공"}
other = {en = "other", ko = "기타"}

[questions]
funding = {en = "Who paid?", ko = "누가 부담했는가?"}

[[split]]                        # 한 질문의 백분율을 합치면 무엇인가
question = "funding"
kind = "complete"                # complete 전체; rest 일부는 싣지 않음; several 복수 응답
rounding = "each"                # each 각각 반올림; adding-up 합을 맞춤; unknown 모름
""",
}
_SHARES = """\
question,wave,place,category,percent,relation,base,count,source
funding,2019,all,public,40,=,projects,,page 3
funding,2019,all,other,60,=,projects,,page 3
funding,2021,all,public,48.5,=,projects,,page 7
funding,2021,all,other,51.5,=,projects,,page 7
"""
_SIZES = """\
question,wave,place,unit,size,relation,clusters,cluster_unit,design,source
funding,2019,all,projects,,unknown,12,cities,unknown,
funding,2021,all,projects,1200,exact,15,cities,unknown,page 2
"""


def new_publication(folder: str | Path, lang: str = "en") -> list[Path]:
    """Write a publication with two waves, made up and to be replaced, and return its files.

    Raises
    ------
    FileExistsError
        If one of the files is there already; then none is written.
    """
    folder = Path(folder)
    files = {"publication.toml": _TOML[lang], "shares.csv": _SHARES, "sizes.csv": _SIZES}
    there = [str(folder / name) for name in files if (folder / name).exists()]
    if there:
        raise FileExistsError(f"{', '.join(there)}: there already; nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]
