import numpy as np
import pytest
from city_data import oracle

from scsi.inference.clusters import combine_shifts

R = oracle("combined_shifts")
CASES = {
    "apart": ([0.12, 0.02, 0.09, -0.03], [0.03, 0.04, 0.05, 0.03]),
    "alike": ([0.10, 0.11, 0.09, 0.10, 0.12], [0.05, 0.04, 0.06, 0.05, 0.03]),
    "three": ([0.219, -0.01, 0.08], [0.06, 0.02, 0.04]),
}


@pytest.mark.parametrize("case", CASES)
def test_as_in_base_r(case):
    found = combine_shifts(*CASES[case])
    for name in ("estimate", "standard_error", "heterogeneity", "pvalue"):
        assert getattr(found, name) == pytest.approx(R[case, name], abs=2e-6), name
    for name, interval in (("", found.interval), ("prediction_", found.prediction)):
        expected = [R[case, f"{name}{end}"] for end in ("low", "high")]
        assert [interval.low, interval.high] == pytest.approx(expected, abs=1e-5)
    assert (0 in found.interval) == (found.pvalue >= 0.05)


def test_two_shifts_are_refused():
    with pytest.raises(ValueError, match="needs 3 shifts or more; got 2: two waves give one shift"):
        combine_shifts([0.1, 0.2], [0.1, 0.1])
    with pytest.raises(ValueError, match="all errors above 0"):
        combine_shifts([0.1, 0.2, 0.3], [0.1, 0.1, 0.0])


def test_without_heterogeneity_the_weights_are_those_of_the_errors():
    estimates, errors = CASES["alike"]
    found = combine_shifts(estimates, errors)
    assert found.heterogeneity == 0
    assert found.estimate == pytest.approx(np.average(estimates, weights=1 / np.square(errors)))
