"""All categories at once: enumeration, a comparison's own numbers, and the level."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import scsi
from scsi.inference.cells import permute_composition


def test_the_permutation_is_that_of_every_assignment():
    """Eight cities seen once: all 70 assignments, Welch's t of each category by SciPy."""
    shares = np.random.default_rng(4).dirichlet([2, 2, 1], 8)

    def largest(after):
        before = [i for i in range(8) if i not in after]
        return max(
            abs(stats.ttest_ind(shares[[*after], c], shares[before, c], equal_var=False).statistic)
            for c in range(3)
        )

    seen = largest((4, 5, 6, 7))
    exact = np.mean([largest(after) >= seen - 1e-9 for after in combinations(range(8), 4)])
    total = np.array([[1, 0]] * 4 + [[0, 1]] * 4)
    found = permute_composition(shares[:, None, :] * total[:, :, None], total, 9_999)
    assert found.pvalue == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 9_999))
    assert min(found.adjusted) == found.pvalue


@pytest.mark.slow
def test_the_permutation_keeps_its_level_with_cities_in_both_waves():
    generator = np.random.default_rng(8)
    rejected = []
    for i in range(400):
        chance = generator.dirichlet([3, 3, 2], 12)
        total = np.tile(10, (12, 2))
        total[:3, 0] = total[3:6, 1] = 0
        count = np.stack(
            [
                [generator.multinomial(n, p) for n in row]
                for row, p in zip(total, chance, strict=True)
            ]
        )
        rejected.append(permute_composition(count, total, 199, i).pvalue <= 0.05)
    assert np.mean(rejected) <= 0.06 + 3 * np.sqrt(0.05 * 0.95 / 400)


def test_the_numbers_are_those_of_the_comparison():
    survey = scsi.example_survey()
    found = scsi.surveys.all_categories(survey, draws=199)
    comparison = scsi.compare_waves(survey, draws=99)
    assert found.rao_scott.pvalue == pytest.approx(comparison.all_categories.pvalue)
    shifts = [each.shift.estimate for each in found.categories]
    assert sum(shifts) == pytest.approx(0)
    assert found.estimate == pytest.approx(sum(max(each, 0) for each in shifts))
    one = scsi.compare_waves(survey, draws=99, reference="satterthwaite", level=1 - 0.05 / 3)
    ends, wide = one.line("cities").interval, found.categories[0].shift.interval
    assert (wide.low, wide.high) == pytest.approx((ends.low, ends.high))


def test_one_category_has_no_composition():
    table = pd.DataFrame({"project_id": range(4), "city": list("abab"), "wave": [1, 1, 2, 2],
                          "funding": ["public"] * 4})  # fmt: skip
    found = scsi.surveys.all_categories(scsi.read_survey(table))
    assert (found.rao_scott, found.permutation, found.pvalue) == (None, None, None)
    assert "Only one category" in found.summary()


def test_every_form_in_both_languages():
    found = scsi.surveys.all_categories(scsi.example_survey(), draws=199)
    for lang in ("en", "ko"):
        assert found.sentence(lang).findings == (found,)
        assert len(found.table(lang).frame) == 3
        assert found.plot(lang).png()
    assert len(found.to_frame()) == 3
    assert found.summary() in repr(found)
