"""Ceilings over the panels: the check values, and what never happens."""

import pytest

import scsi


def test_ceilings_are_those_of_the_definition():
    """Normal .135, .222 and .625 with 20 in both and r .5 and 1; t .128, .211, .594."""
    found = scsi.published.ceilings()
    for rows, expected in ((found.normal, (0.135, 0.222, 0.625)), (found.t, (0.128, 0.211, 0.594))):
        alone, _, _, _, half, full = (round(row.estimate, 3) for row in rows)
        assert (alone, half, full) == expected
    alone, unequal = found.normal[:2]
    assert unequal.estimate == pytest.approx(alone.estimate / 2)  # by 1 + cv², without overlap
    over = [row.rounding_range for row in (found.normal[0], *found.normal[-2:])]
    assert [(round(r.low, 3), round(r.high, 3)) for r in over] == [
        (0.121, 0.149), (0.199, 0.246), (0.560, 0.693),
    ]  # fmt: skip


def test_no_more_cities_are_kept_than_there_were():
    shared = [row.shared for row in scsi.published.ceilings(cities_before=10).normal]
    assert shared == [0, 0, 6, 6, 10, 10]


def test_t_comes_first_and_every_sentence_names_its_reference():
    found = scsi.published.ceilings()
    assert "**0.128** (t with 49 degrees of freedom" in found.sentence().markdown
    assert "자유도 49의 t 분포" in found.sentence("ko").markdown
    t, normal = found.table().frame.iloc[0, 3:5]
    assert (t[:5], normal[:5]) == ("0.128", "0.135")
    assert found.to_frame()["reference"].tolist() == ["t"] * 6 + ["normal"] * 6
    by_normal = scsi.published.ceiling(reference="normal").summary()
    assert "normal distribution" in by_normal
    assert "degrees" not in by_normal
    for lang, name in (("en", "t with 49 degrees"), ("ko", "자유도 49의 t 분포")):
        assert name in scsi.published.answer().sentence(lang).markdown


def test_the_headline_says_what_the_known_cities_make_of_the_ceiling():
    """(1/20 + 1/31) / (1/20 + 1/31 - 2 * 6 / 620) = 51 / 39 times as high."""
    answer = scsi.published.answer()
    assert answer.ceiling_kept.shared == answer.city_level.shared == 6
    assert answer.ceiling_kept.estimate == pytest.approx(answer.ceiling.estimate * 51 / 39)


def test_the_headline_says_what_size_2019_may_have_had():
    answer = scsi.published.answer()
    assert answer.likely_sizes == pytest.approx([3091 * 20 / 31, 1602 * 20 / 31, 820 * 20 / 31])
    said = {lang: answer.sentence(lang).markdown.replace("\u00a0", " ") for lang in ("en", "ko")}
    assert "about 530 to 2,000, far more than enough" in said["en"]
    assert "530~2,000건 안팎으로 충분히 많다" in said["ko"]
    two = scsi.published.answer(cities_before=2).sentence().markdown.replace("\u00a0", " ")
    assert "about 53 to 200." in two  # not enough at every base, and not said to be
