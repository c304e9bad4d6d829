"""What two printed percentages decide: by textbook formulas, brute force and what others found."""

import math
from itertools import product

import pytest
from scipy.stats import chi2_contingency

from scsi.__main__ import main
from scsi.inference.printed.shift import shift_pvalue
from scsi.questions.printed_shift.finding import printed_shift


def chi2(count_before, size_before, count_after, size_after):
    """Return p of Pearson's chi-square without correction, by SciPy."""
    rows = [
        [count_before, size_before - count_before],
        [count_after, size_after - count_after],
    ]
    return chi2_contingency(rows, correction=False).pvalue


def test_two_printed_sizes_are_tested_over_all_whole_counts():
    """Public figures of a survey of 1,337 and then 1,324 companies: 84 and 92 per cent."""
    found = printed_shift("84", "92", sizes=(1337, 1324))
    counts = [
        [count for count in range(size + 1) if math.floor(200 * count / size + 1) // 2 == percent]
        for size, percent in ((1337, 84), (1324, 92))
    ]
    every = [chi2(a, 1337, b, 1324) for a, b in product(*counts)]
    assert found.p_range.low == pytest.approx(min(every), rel=1e-9)
    assert found.p_range.high == pytest.approx(max(every), rel=1e-9)
    assert found.verdict == "significant"
    assert 0 not in found.interval


def test_design_effect_that_undoes_it_leaves_as_many_independent_clusters():
    found = printed_shift("78", "83", sizes=(1337, 1324))
    assert shift_pvalue(0.78, 0.83, *(n / found.design_effect for n in found.sizes)) == (
        pytest.approx(0.05)
    )
    assert chi2(
        *(found.independent[0] * x for x in (0.78, 1)),
        *(found.independent[1] * x for x in (0.83, 1)),
    ) == pytest.approx(0.05, abs=0.001)


@pytest.mark.parametrize(("before", "after"), [("49", "64"), ("57", "65"), ("65", "64")])
def test_alike_sizes_are_the_fewest_by_trying_each(before, after):
    found = printed_shift(before, after)
    shares = float(before) / 100, float(after) / 100
    assert shift_pvalue(*shares, found.fewest, found.fewest) < 0.05
    assert shift_pvalue(*shares, found.fewest - 1, found.fewest - 1) >= 0.05


@pytest.mark.parametrize("sizes", [(None, 1337), (1337, None)])
def test_either_wave_may_be_unknown(sizes):
    found = printed_shift("73", "84", sizes=sizes)
    shares = (0.73, 0.84)
    every = [
        n
        for n in range(1, 200)
        if shift_pvalue(*shares, *(n if s is None else s for s in sizes)) < 0.05
    ]
    assert found.fewest == every[0]
    assert found.fewest_range.low <= found.fewest <= found.fewest_range.high


def test_shares_within_each_others_rounding_need_infinitely_many():
    found = printed_shift("51", "51")
    assert found.verdict == "never"
    assert printed_shift("51", "51.4").fewest_range.high == math.inf


def test_what_cannot_be_is_said_and_nothing_is_tested():
    assert printed_shift("41", "50", sizes=(50, 100)).verdict == "impossible"
    assert printed_shift(["61", "30", "12.75"], "50").verdict == "impossible"
    assert printed_shift(["61", "30", "12.75"], "50", kind="several").verdict == "from-size"
    for arguments, message in (
        (("forty", "50"), "between 0 and 100"),
        (("40", "50", (1,)), "sizes must be two"),
        (("40", "50", (0, 5)), "sizes must be whole numbers of at least 1"),
        (("40", "50", (5, 5), (1, 5)), "clusters must be whole numbers of at least 2"),
    ):
        with pytest.raises(ValueError, match=message):
            printed_shift(*arguments)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "asked",
    [
        dict(sizes=(None, 3091), clusters=(20, 31)),
        dict(sizes=(800, 3091)),
        dict(sizes=(60, 60)),
        dict(sizes=(50, 3091)),
        dict(),
    ],
)
def test_every_verdict_has_a_sentence_and_a_table_in_both_languages(asked, lang):
    found = printed_shift("41", "51.3", **asked)
    text = found.summary(lang)
    assert "{" not in text
    assert ("41 %" in text.replace("\u00a0", " ")) or ("41%" in text)
    assert found.sentence(lang).name == "printed_shift"
    assert len(found.table(lang).frame) == 12


def test_the_command_prints_one_sentence(capsys):
    def run(*words):
        try:
            code = main(["shift", *words])
        except SystemExit as end:
            code = end.code
        return code or 0, capsys.readouterr()

    code, printed = run("41", "51.3", "--sizes", "?,3091", "--clusters", "20,31")
    assert (code, "94" in printed.out, "0.128" in printed.out) == (0, True, True)
    assert printed.out.count("\n") == 1
    assert run("41", "50", "--sizes", "50,100")[0] == 1
    code, printed = run("41", "51.3", "--sizes", "many")
    assert code == 2
    assert "--sizes needs two whole numbers" in printed.err
