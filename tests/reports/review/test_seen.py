"""What a page shows is taken apart without a gap, and in time whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_report import contents_of, run_in

from scsi.reports.review.compare import Tolerance, compare_lines
from scsi.reports.review.seen import seen

PAGE = contents_of([run_in("en")])["index.html"].decode()


def taken_apart(page):
    return seen(page, lambda picture: picture)


@given(st.integers(0, len(PAGE) - 1), st.sampled_from("<>&\"'x0/=;-"))
def test_no_sign_of_a_page_can_be_another_without_being_seen(place, sign):
    if PAGE[place] == sign or PAGE[place].isspace():
        return
    edited = PAGE[:place] + sign + PAGE[place + 1 :]
    assert taken_apart(edited) != taken_apart(PAGE)


@given(st.integers(0, len(PAGE)), st.sampled_from(["<b>", "x", "<!-- x -->", "<p hidden>", "</a>"]))
def test_nothing_can_be_put_in_without_being_seen(place, more):
    assert taken_apart(PAGE[:place] + more + PAGE[place:]) != taken_apart(PAGE)


def test_each_part_holds_its_kind():
    page = (
        '<style>p{}</style><p style="color:red">One <b>two</b></p><td>3</td><td>4</td>'
        '<img src="data:image/png;base64,AAAA" alt="a &lt; b"><a href=" java\nscript:x">z</a>'
        '<script src="y">alert("<p>")</script><div data-grid="{}" onclick="f()"></div>'
    )
    found = taken_apart(page)
    assert found["words"] == "One two\n3 4\nz"
    assert found["heard"] == "a < b"
    assert found["data"] == "{}"
    assert found["pictures"] == ["AAAA"]
    assert found["styles"] == ["style", "p{}", "p: color:red"]
    assert found["scripts"] == [
        *("a href: java\nscript:x", "script src: y", "script", 'alert("<p>")', "div onclick: f()")
    ]


HOSTILE = [
    "<!",
    "<!--",
    "<a ",
    "<a href='",
    "</",
    "<![CDATA[",
    "&amp",
    "<script>",
    "<a x=",
    "<p x ",
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("sign", HOSTILE)
def test_a_page_made_to_be_slow_is_not(sign):
    """The parser of the standard library takes minutes for a tenth of these."""
    assert taken_apart(sign * 200_000)["markup"]


@pytest.mark.timeout(60)
def test_lines_made_to_be_slow_to_compare_are_not():
    a = [str(i % 150) for i in range(50_000)]
    texts = ("\n".join(lines) for lines in (a, a[::-1][:-1]))
    assert sum(1 for _ in compare_lines("x", *texts, Tolerance())) > 1000


def test_a_line_that_was_put_in_is_one_difference():
    a = [f"line {word}" for word in "abcdefgh"]
    found = list(compare_lines("x", "\n".join(a), "\n".join([*a[:3], "new", *a[3:]]), Tolerance()))
    assert [(each.before, each.after) for each in found] == [("missing", "new")]
