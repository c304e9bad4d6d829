"""What is assumed: one object, refused whole, said in both languages, taken by all questions."""

import pytest

import scsi
from scsi.vocabulary import LANGUAGES

GIVEN = {"size_before": 300, "size_after": 1602, "icc": 0.05, "size_cv": 0.5, "level": 0.9}


def test_every_fault_comes_in_one_message():
    with pytest.raises(ValueError, match="size_before") as refusal:
        scsi.Assumptions(
            size_before=True, cities_after=1.5, icc="0.1", shared=-1, persistence=2,
            size_cv=float("nan"), reference="z", rounding="truncated", level=95,
        )  # fmt: skip
    assert str(refusal.value).splitlines() == [
        "size_before must be a whole number of at least 1; got True",
        "cities_after must be a whole number of at least 2; got 1.5",
        "icc must lie between 0 and 1; got '0.1'",
        "shared must be a whole number of at least 0; got -1",
        "persistence must lie between -1 and 1; got 2",
        "size_cv must be a number of at least 0; got nan",
        "reference must be one of t, normal; got 'z'",
        "rounding must be one of each, half-even, truncate, largest-remainder, largest-share; "
        "got 'truncated'; did you mean 'truncate'?",
        "level must lie strictly between 0 and 1; got 95; for 95 % write 0.95",
    ]


def test_more_cities_in_both_than_there_are_are_refused():
    with pytest.raises(ValueError, match="shared must be a whole number from 0 to 20; got 21"):
        scsi.Assumptions(shared=21, cities_before=20, cities_after=31)
    assert scsi.Assumptions(shared=21).shared == 21  # how many there are is not assumed yet
    with pytest.raises(ValueError, match="shared must be a whole number from 0 to 20; got 21"):
        scsi.published.ceiling(assumptions=scsi.Assumptions(shared=21))


def test_it_is_a_value():
    one, other = scsi.Assumptions(**GIVEN), scsi.Assumptions(**GIVEN)
    assert one == other
    assert len({one, other}) == 1
    assert one.changed() == GIVEN
    assert scsi.Assumptions().changed() == {}
    assert one.replace(icc=0).changed().keys() == GIVEN.keys() - {"icc"}
    with pytest.raises(ValueError, match="icc must lie between 0 and 1; got 2"):
        one.replace(icc=2)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_all_that_it_holds(lang):
    bare = scsi.Assumptions()
    said = scsi.Assumptions(
        **GIVEN, shared=6, persistence=0.25, cities_before=20, cities_after=31, reference="normal"
    ).summary(lang)
    for number in ("300", "1,602", "0.05", "0.5", "6", "0.25", "20", "31", "90"):
        assert number in said
    assert "{" not in said + bare.summary(lang)
    changes = {
        "size_before": 7, "size_after": 7, "icc": 0.7, "cities_before": 7, "cities_after": 7,
        "shared": 7, "size_cv": 0.7, "reference": "t", "rounding": "truncate", "level": 0.7,
    }  # fmt: skip
    for name, value in changes.items():
        assert bare.replace(**{name: value}).summary(lang) != bare.summary(lang), name


def alike(one, other):
    """Say whether two findings hold the same numbers."""
    return one.to_frame().equals(other.to_frame())


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        scsi.published_shift, scsi.published.break_even, scsi.published.shift_by_size,
        scsi.published.shift_by_correlation,
        scsi.published.explorer, scsi.published.ceiling, scsi.published.ceilings,
        scsi.published.boundary,
        scsi.published.answer,
    ],
    ids=lambda question: question.__name__,
)  # fmt: skip
def test_an_object_and_its_keywords_ask_the_same(question):
    takes = {
        scsi.published_shift: GIVEN.keys(),
        scsi.published.explorer: GIVEN.keys(),
        scsi.published.break_even: GIVEN.keys() - {"size_before"},
        scsi.published.shift_by_size: {"icc", "size_cv", "level"},
        scsi.published.shift_by_correlation: {"size_before", "size_cv", "level"},
        scsi.published.ceilings: {"level"},
    }.get(question, {"size_cv", "level"})
    keywords = {name: value for name, value in GIVEN.items() if name in takes}
    whole = scsi.Assumptions(**GIVEN)
    assert alike(question(assumptions=whole), question(**keywords))
    changed = question(assumptions=whole, level=0.99)
    assert alike(changed, question(**{**keywords, "level": 0.99}))


def test_by_position_as_ever():
    found = scsi.published_shift(200, 820, 0.05)
    assert (found.sizes, found.icc) == ((200, 820), 0.05)
    assert alike(found, scsi.published_shift(size_before=200, size_after=820, icc=0.05))


def test_what_a_question_does_not_take_is_an_error_and_not_passed_over():
    with pytest.raises(TypeError, match=r"shift_answer\(\): .* got 'reference'"):
        scsi.published.answer(reference="t")
    with pytest.raises(TypeError, match="did you mean 'cities_before'"):
        scsi.published_shift(200, citis_before=20)
    with pytest.raises(TypeError, match=r"must be a scsi\.Assumptions; got 200"):
        scsi.published_shift(assumptions=200)
    with pytest.raises(TypeError, match="needs size_before"):
        scsi.published_shift(icc=0.05)
    kept = scsi.Assumptions(size_before=200, shared=6, persistence=0.5)
    for question in (scsi.published_shift, scsi.published.shift_by_size, scsi.published.answer):
        with pytest.raises(ValueError, match="takes no city to be in both waves; got shared=6"):
            question(assumptions=kept)


def test_the_explorer_starts_where_it_is_assumed():
    grid = scsi.published.explorer(assumptions=scsi.Assumptions(icc=0.1, shared=8, persistence=0.3))
    assert grid.overlaps[grid.start[0]] == (8, 0.3)
    assert "8 cities in both surveys, whose effects correlate by 0.3" in grid.summary()
    assert "8개이고 두 조사 사이 도시 효과의 상관은 0.3이라고" in grid.summary("ko")
    between = scsi.published.explorer(icc=0.1).p_printed[:, 0, 5, 7]
    assert between[2] < grid.p_printed[grid.start] < between[0]  # twenty half kept, none kept
    with pytest.raises(ValueError, match="shared must be 0 or at least 2"):
        scsi.published.explorer(shared=1)


def test_more_cities_first_than_last_are_taken_everywhere():
    assumptions = scsi.Assumptions(cities_before=12, cities_after=8)
    boundary = scsi.published.boundary([100], assumptions=assumptions)
    assert {line.shared for line in boundary.lines} == {0, 8}
    readings = scsi.published.readings(sizes=[100], assumptions=assumptions)
    assert readings.options["shared"] == (0, 6, 8)
    assert {row.shared for row in scsi.published.ceilings(assumptions=assumptions).t} == {0, 6, 8}
    published = boundary.data + readings.data
    assert not [row for row in published if row.startswith("published_sizes.csv#cities")]


def test_fewer_cities_of_2019_are_felt_by_the_test_of_cities():
    few, many = (scsi.published.answer(cities_before=k).city_level for k in (5, 20))
    assert (few.cities, many.cities) == ((5, 31), (20, 31))
    assert few.pvalue_range.high > many.pvalue_range.high
    # neither five cities in 2019 nor five in both is what is published
    assert len(few.data) == len(many.data) - 2
