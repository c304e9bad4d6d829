"""A folder of a publication: thirty kinds of faults, each with its place and what is allowed."""

import re

import pytest

import scsi
from scsi.evidence.publication.template import new_publication
from scsi.vocabulary import DataError

CLUSTERS = "id,name_en,name_ko,weight,waves\nriver,Rivertown,강마을,2,2019 2021\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder as the template writes it, with a cluster."""
    new_publication(tmp_path / "index")
    (tmp_path / "index" / "clusters.csv").write_text(CLUSTERS, encoding="utf-8")
    return tmp_path / "index"


def faults_of(folder):
    """Return the lines of what is wrong with a folder."""
    with pytest.raises(DataError) as refused:
        scsi.load_published(folder)
    return str(refused.value).splitlines()


def test_the_template_is_read_in_both_languages(tmp_path):
    for lang in ("en", "ko"):
        new_publication(tmp_path / lang, lang)
        found = scsi.load_published(tmp_path / lang)
        assert list(found.waves) == ["2019", "2021"]
        assert found.size("funding", "2021") == 1200
        assert found.size("funding", "2019") is None
        assert found.clusters_of("funding", "2019") == 12
        assert found.name("category", "public", "ko") == "공공"
        assert found.title("ko") in ("Made-up index", "가상 지수")
    with pytest.raises(FileExistsError, match="nothing was written"):
        new_publication(tmp_path / "en")


# file, what stands there, what is put there, what the fault must say
BAD = [
    (
        "publication.toml",
        'title = "Made-up index"',
        "",
        r"publication.toml, column title: found no such entry",
    ),
    (
        "publication.toml",
        'edition = "2021"',
        'editon = "2021"',
        r"line 4, column editon: .*did you mean 'edition'",
    ),
    (
        "publication.toml",
        'question = "funding"  ',
        'question = "fundng"  ',
        r"line 6, column question: found 'fundng'.*did you mean 'funding'",
    ),
    (
        "publication.toml",
        'category = "public" ',
        'category = "publik" ',
        r"line 7, column category: found 'publik'",
    ),
    (
        "publication.toml",
        'kind = "complete"',
        'kind = "completed"',
        r"kind: found 'completed'; allowed: complete, rest, several; did you mean 'complete'",
    ),
    (
        "publication.toml",
        'rounding = "each"',
        'rounding = "eech"',
        r"column split, rounding: found 'eech'",
    ),
    (
        "publication.toml",
        'kind = "complete"',
        "",
        r"column split, kind: found nothing; allowed: complete",
    ),
    (
        "publication.toml",
        "[waves]",
        "[waves",
        r"publication.toml, line 17: found .*; allowed: TOML",
    ),
    ("publication.toml", '2021 = "2021"', "2021 = 7", r"column 2021: found 7; allowed: \"a name\""),
    (
        "publication.toml",
        "[[split]] ",
        "[[splits]] ",
        r"column split: found nothing for funding, 2019; allowed: \[\[split\]\]",
    ),
    (
        "shares.csv",
        "funding,2021,all,other,51.5",
        "funding,2021,all,other,51,5",
        r"shares.csv, line 5: found a row of 10; allowed: 9 cells",
    ),
    (
        "shares.csv",
        ",60,=",
        ",160,=",
        r"shares.csv, line 3, column percent: found '160'; allowed: at most 100",
    ),
    (
        "shares.csv",
        ",60,=",
        ",sixty,=",
        r"line 3, column percent: found 'sixty'; allowed: a number",
    ),
    (
        "shares.csv",
        ",60,=",
        ",,=",
        r"line 3, column percent: found an empty cell; allowed: a number where the relation is =",
    ),
    ("shares.csv", ",60,=", ",60,is", r"line 3, column relation: found 'is'; allowed: =, <"),
    (
        "shares.csv",
        "funding,2019,all,other",
        "funding,2018,all,other",
        r"line 3, column wave: found '2018'; allowed: one of 2019, 2021",
    ),
    (
        "shares.csv",
        "funding,2019,all,other",
        "money,2019,all,other",
        r"line 3, column question: found 'money'; allowed: one of funding",
    ),
    (
        "shares.csv",
        "funding,2019,all,other",
        "funding,2019,all,othr",
        r"line 3, column category: found 'othr'; .*did you mean 'other'",
    ),
    (
        "shares.csv",
        "funding,2019,all,other",
        "funding,2019,rivr,other",
        r"line 3, column place: found 'rivr'; allowed: one of all, river; did you mean 'river'",
    ),
    (
        "shares.csv",
        "funding,2019,all,other",
        "funding,2019,all,public",
        r"line 3, column question, wave, place, category.* again; allowed: each once",
    ),
    (
        "shares.csv",
        "projects,,page 7",
        "projects,1300,page 7",
        r"shares.csv, line 4, column count: found '1300'; allowed: at most the size, 1200",
    ),
    (
        "shares.csv",
        "category,percent",
        "category,percentage",
        r"line 1, column percentage: found an extra column; .*did you mean 'percent'",
    ),
    (
        "shares.csv",
        "question,wave",
        "question,wave,wave",
        r"shares.csv, line 1, column wave: found the column twice",
    ),
    (
        "sizes.csv",
        "1200,exact",
        "12.5,exact",
        r"sizes.csv, line 3, column size: found '12.5'; allowed: a whole number",
    ),
    ("sizes.csv", "1200,exact", ",exact", r"sizes.csv, line 3, column size: found an empty cell"),
    (
        "sizes.csv",
        "1200,exact",
        "1200,unknown",
        r"sizes.csv, line 3, column relation: found 'unknown'",
    ),
    (
        "sizes.csv",
        "exact,15",
        "exact,1500",
        r"sizes.csv, line 3, column clusters: found '1500'; allowed: at most the size, 1200",
    ),
    (
        "sizes.csv",
        "cities,unknown,page 2",
        "cities,random,page 2",
        r"sizes.csv, line 3, column design: found 'random'; allowed: sample",
    ),
    (
        "clusters.csv",
        "river,R",
        "river,S,,,\nriver,R",
        r"clusters.csv, line 3, column id: found 'river' again",
    ),
]


@pytest.mark.parametrize(("file", "there", "put", "said"), BAD)
def test_each_fault_is_named_with_its_place_and_what_is_allowed(folder, file, there, put, said):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert there in text
    path.write_text(text.replace(there, put, 1), encoding="utf-8")
    assert any(re.search(said, line) for line in faults_of(folder)), faults_of(folder)


def test_files_that_are_not_there_or_no_text_are_named(folder):
    (folder / "shares.csv").unlink()
    (folder / "sizes.csv").write_bytes("question,wave\nfunding,2019 \xe9".encode("latin-1"))
    faults = faults_of(folder)
    assert "shares.csv: found no file; allowed: the file" in faults
    assert any(line.startswith("sizes.csv, line 2: found the byte 0xe9") for line in faults)
    (folder / "publication.toml").unlink()
    assert any("scsi new-publication" in line for line in faults_of(folder))


def test_all_faults_are_told_at_once(folder):
    for file, there, put, _ in (BAD[1], BAD[11], BAD[23]):
        path = folder / file
        path.write_text(path.read_text("utf-8").replace(there, put, 1), encoding="utf-8")
    files = [line.partition(",")[0] for line in faults_of(folder)]
    assert files == ["publication.toml", "shares.csv", "sizes.csv"]
