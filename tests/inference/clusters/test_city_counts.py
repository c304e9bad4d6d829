import numpy as np
import pytest

from scsi.inference.clusters import CityCounts


def counts(**changes):
    given = {
        "cities": ("A", "B", "C"),
        "count_before": [1, 2, 0],
        "total_before": [4, 5, 0],
        "count_after": [2, 0, 3],
        "total_after": [4, 0, 6],
    }
    return CityCounts(**(given | changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"count_before": [-1, 2, 0]},
            "count_before must hold finite numbers of 0 or more; got -1",
        ),
        ({"total_after": [4, 0, np.inf]}, "total_after must hold finite numbers"),
        ({"count_after": [2.5, 0, 3]}, r"whole numbers \(money=True if not\); got 2.5"),
        ({"count_before": [5, 2, 0]}, "count_before must not be above total_before; A: 5.0 of 4.0"),
        ({"total_before": [0, 0, 0], "count_before": [0, 0, 0]}, "that wave has no rows"),
        ({"cities": ("A", "B", "A")}, "'A' stands twice"),
        ({"total_after": [4, 0]}, "one number per city"),
        ({"money": True, "count_after": [-2.0, 0, 3]}, "0 or more; got -2"),
    ],
)
def test_what_is_impossible_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        counts(**changes)


def test_an_absent_city_has_no_share():
    before, after = counts().shares()
    assert before[:2].tolist() == [0.25, 0.4]
    assert np.isnan(before[2])
    assert np.isnan(after[1])


def test_by_cities_the_pooled_share_is_the_mean_of_shares():
    data = counts().weighted("cities")
    assert data.pooled_before == pytest.approx((0.25 + 0.4) / 2)
    assert data.pooled_after == pytest.approx(0.5)
    with pytest.raises(ValueError, match="items or cities; got 'euro'"):
        counts().weighted("euro")


def test_the_balanced_panel_is_the_cities_in_both_waves():
    assert counts().balanced().cities == ("A",)
    apart = counts(count_after=[0, 0, 3], total_after=[0, 0, 6])
    with pytest.raises(ValueError, match="no city is in both waves"):
        apart.balanced()


def test_cities_of_weight_zero_are_not_cities():
    data = counts(count_after=[2, 0, 0], total_after=[4, 0, 0])
    assert data.present().cities == ("A", "B")


def test_columns_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        counts().count_before[0] = 9
