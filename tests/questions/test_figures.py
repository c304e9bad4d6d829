"""Any publication: editions made up here, and facts that others printed."""

import pytest
from scipy.stats import chi2_contingency

import scsi
from scsi.__main__ import main
from scsi.evidence.publication.template import new_publication

HEAD = """
title = {{en = "{title}", ko = "{title}"}}
question = "q"
category = "a"
[waves]
{waves}
[categories]
a = {{en = "public", ko = "공공"}}
b = {{en = "other", ko = "기타"}}
c = {{en = "third", ko = "셋째"}}
[questions]
q = {{en = "Who paid?", ko = "누가 부담했는가?"}}
[[split]]
question = "q"
kind = "{kind}"
rounding = "{rounding}"
"""


def published(folder, shares, sizes, kind="complete", rounding="each", title="Made up"):
    """Write and read a publication; shares as wave, category, percent, relation, count."""
    folder.mkdir()
    waves = "\n".join(f'{w} = "{w}"' for w in dict.fromkeys(row[0] for row in shares))
    text = HEAD.format(title=title, waves=waves, kind=kind, rounding=rounding)
    (folder / "publication.toml").write_text(text, encoding="utf-8")
    rows = [f"q,{w},{c},{p},{r},{n}" for w, c, p, r, n in shares]
    head = "question,wave,category,percent,relation,count"
    (folder / "shares.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    rows = [f"q,{wave},{size},{design}" for wave, size, design in sizes]
    head = "question,wave,size,design"
    (folder / "sizes.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return scsi.load_published(folder)


def test_counts_next_to_percentages_that_were_made_to_add_up(tmp_path):
    """Fast facts on 5,198 community hospitals: 2,937, 1,296 and 965 printed as 56, 25 and 19.

    56.503 per cent is printed as 56, so that no share was rounded by itself.
    """
    rows = (("a", 56, 2937), ("b", 25, 1296), ("c", 19, 965))
    shares = [("2018", name, percent, "=", count) for name, percent, count in rows]
    found = scsi.published.figures(
        published(tmp_path / "x", shares, [("2018", 5198, "census")], rounding="adding-up")
    )
    (stated,) = found.stated
    assert stated.rules_of_counts == ("largest-remainder", "largest-share")
    assert not stated.impossible
    assert not found.faults
    assert not found.shifts


def test_an_asterisk_and_a_missing_size(tmp_path):
    shares = [("2019", "a", 65, "=", ""), ("2019", "b", "0.5", "<", ""), ("2019", "c", 35, "=", "")]
    found = scsi.published.figures(published(tmp_path / "x", shares, [], kind="complete"))
    (stated,) = found.stated
    assert stated.smallest[0] == 17  # 11 and 6 of 17 print as 65 and 35
    assert ("size", "q", "2019") in found.missing
    assert ("wave", "q", "") in found.missing


def test_a_census_is_not_a_sample(tmp_path):
    shares = [("2003", "a", 61, "=", ""), ("2018", "a", 56, "=", "")]
    sizes = [("2003", 4895, "census"), ("2018", 5198, "census")]
    found = scsi.published.figures(published(tmp_path / "x", shares, sizes, kind="rest"))
    assert found.main.census
    assert "no question of sampling" in found.summary()
    assert "전수조사" in found.summary("ko")


def test_both_sizes_are_a_test_like_any_other(tmp_path):
    """1,337 and 1,324 answers, 78 and 83 per cent; SciPy's chi-square at each whole count."""
    shares = [("2019", "a", 78, "=", ""), ("2020", "a", 83, "=", "")]
    sizes = [("2019", 1337, "self-selected"), ("2020", 1324, "self-selected")]
    found = scsi.published.figures(published(tmp_path / "x", shares, sizes, kind="rest")).main.found
    every = [
        chi2_contingency([[a, 1337 - a], [b, 1324 - b]], correction=False).pvalue
        for a in range(1337)
        if 77.5 <= 100 * a / 1337 < 78.5
        for b in range(1324)
        if 82.5 <= 100 * b / 1324 < 83.5
    ]
    assert (found.p_range.low, found.p_range.high) == pytest.approx((min(every), max(every)))


def test_an_impossible_publication_is_said_to_be_so_with_the_nearest(tmp_path, capsys):
    shares = [("2020", "a", 41, "=", ""), ("2020", "b", 30, "=", ""), ("2021", "a", 50, "=", "")]
    folder = tmp_path / "x"
    found = scsi.published.figures(published(folder, shares, [("2020", 50, "sample")], kind="rest"))
    assert [each.impossible for each in found.faults] == [(("", 50),)]
    said = found.summary().replace("\u00a0", " ")
    assert "Left out, 41 % makes 50 possible" in said
    assert "40 %, 42 %" in said
    assert "41 %를 빼면" in found.summary("ko").replace("\u00a0", " ")
    with pytest.raises(SystemExit) as end:
        raise SystemExit(main(["check", str(folder)]))
    assert end.value.code == 1
    assert "Left out, 41 %" in capsys.readouterr().out


def test_a_made_up_2024_edition_next_to_2022_contradicts_it(tmp_path):
    """Both are made up: the later one prints the earlier wave anew, and not alike."""
    early = [("2019", "a", 40, "=", ""), ("2022", "a", "50.0", "=", "")]
    late = [("2022", "a", 50, "=", ""), ("2019", "a", 43, "=", ""), ("2024", "a", 55, "=", "")]
    editions = [
        published(tmp_path / "old", early, [], kind="rest", title="Made-up 2022"),
        published(tmp_path / "new", late, [], kind="rest", title="Made-up 2024"),
    ]
    found = scsi.compare_publications(*editions)
    assert len(found.rows) == 2
    assert found.contradictions == 1
    frame = found.table().frame
    assert frame[frame.iloc[:, -1] == "no"].iloc[0, 1] == "2019"
    for lang in ("en", "ko"):
        assert "Made-up 2024" in found.summary(lang)
        shifts = scsi.published.figures(editions[1]).table(lang, "shifts").frame
        assert len(shifts) == 3
    with pytest.raises(ValueError, match="two or more"):
        scsi.compare_publications(editions[0])


def test_the_chapter_is_a_publication_like_any_other():
    """The figures of the chapter in the form of any publication."""
    found = scsi.published.figures()
    assert found.main.found.fewest == 94
    assert found.main.found.clusters == (20, 31)
    assert not found.faults
    assert next(each.smallest[0] for each in found.stated if each.wave == "2022") == 224


def test_the_commands(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert not main(["new-publication", str(folder), "--lang", "ko"])
    assert (folder / "sizes.csv").is_file()
    assert not main(["check", str(folder)])
    assert "가상 지수" in capsys.readouterr().out
    (folder / "shares.csv").write_text("question\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert "shares.csv, line 1, column wave: found no such column" in capsys.readouterr().out


def test_every_form_in_both_languages(tmp_path):
    new_publication(tmp_path / "x")
    found = scsi.published.figures(scsi.load_published(tmp_path / "x"))
    for lang in ("en", "ko"):
        texts = [found.sentence(lang).markdown, found.sentence(lang, "missing").markdown]
        texts += [found.table(lang, n).frame.to_string() for n in ("", "shifts", "counts")]
        assert not any("{" in text for text in texts)


def test_a_report_of_a_faulty_folder_is_refused_before_it_runs(tmp_path, capsys):
    new_publication(tmp_path / "x")
    (tmp_path / "x" / "sizes.csv").unlink()
    with pytest.raises(SystemExit) as end:
        main(["report", "--publication", str(tmp_path / "x"), "--out", str(tmp_path / "out")])
    assert end.value.code == 2
    assert "sizes.csv: found no file" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_report_of_a_made_up_edition_in_both_languages(tmp_path):
    rows = [("2022", "a", 50, "=", ""), ("2024", "a", "55.4", "=", "")]
    published(tmp_path / "x", rows, [("2022", 900, "sample")], kind="rest", title="Made-up 2024")
    out = tmp_path / "out"
    assert not main(["report", "--publication", str(tmp_path / "x"), "--out", str(out)])
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Made-up 2024" in page
    assert "2024의 백분율" in page
