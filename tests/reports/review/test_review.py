"""Review: what passes at which level, what is worst, and what the command says and returns."""

import base64
import gzip
import json
from io import BytesIO

import pytest
from nbformat.v4 import new_markdown_cell
from PIL import Image
from small_report import TABLE, picture, record_of, run_in, write

from scsi.__main__ import main
from scsi.reports.review.reference import keep, read_report
from scsi.reports.review.review import review

pytestmark = pytest.mark.slow

LEVELS = ("runs", "numbers", "exact")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A report that no test changes."""
    return write(tmp_path_factory.mktemp("reports") / "first", [run_in("en"), run_in("ko")])


@pytest.fixture
def spoilt(tmp_path):
    """Write a report whose English notebook, or whose files, were changed by a function."""

    def write_spoilt(spoil=lambda cells: None, change=lambda contents: None, **changed):
        runs = [run_in("en"), run_in("ko")]
        spoil(runs[0].notebook.cells)
        return write(tmp_path / "second", runs, change, **changed)

    return write_spoilt


def levels_passed(first, second):
    return [level for level in LEVELS if review(first, second, level).alike]


def nudge(cells):
    shift, curve = record_of(cells, 1)["findings"]
    shift["estimate"] *= 1 + 3e-12
    curve["p"][2] += 1e-12


def turn_sign(cells):
    record_of(cells, 1)["findings"][0]["estimate"] *= -1


def turn_sign_in_words(cells):
    cells[1].outputs[0].data["text/markdown"] = "It is -10.3 points higher (p = 0.005)."


def turn_sign_in_table(cells):
    cells[2].outputs[0].data["text/html"] = TABLE.replace("−", "")


def drop_row(cells):
    cells[2].outputs[0].data["text/html"] = TABLE.replace(
        "<tr><td>Seoul</td><td>90.1 %</td></tr>", ""
    )


def drop_value(cells):
    record_of(cells, 1)["findings"][1]["p"].pop()


def drop_finding(cells):
    record_of(cells, 1)["findings"].pop()


def change_figure(cells):
    record_of(cells, 3)["data"]["p"][0] += 0.01


def rename_mark(cells):
    record_of(cells, 3)["data"]["place"][0] = "busan"


def garbage(cells):
    cells[3].outputs[0].data["image/png"] = base64.b64encode(b"\x89PNG\r\n\x1a\n garbage").decode()


def cut_off(cells):
    cells[3].outputs[0].data["image/png"] = picture()[:400]


def blank(cells):
    buffer = BytesIO()
    Image.new("RGB", (720, 360), "white").save(buffer, format="PNG")
    cells[3].outputs[0].data["image/png"] = base64.b64encode(buffer.getvalue()).decode()


def other_picture(cells):
    cells[3].outputs[0].data["image/png"] = picture(-100)


def recolour(cells):
    cells[3].outputs[0].data["image/png"] = picture(colour="orange")


def prose(cells):
    cells[0].source = "# Did it fall?"


def code(cells):
    cells[1].source = "scsi.ask(size=100)"


def alternative_text(cells):
    record_of(cells, 3)["alt"] = "a line that falls"


def caption(cells):
    record_of(cells, 3)["caption"] = "another"


def script(contents):
    page = contents["index.html"]
    contents["index.html"] = page.replace(b"</main>", b"</main><script>alert(1)</script>")


def handler(contents):
    contents["index.html"] = contents["index.html"].replace(b"<h1", b'<h1 onclick="alert(1)"')


def loaded(contents):
    contents["index.html"] += b'<iframe src="https://a.example"></iframe>'


def hidden(contents):
    contents["index.html"] = contents["index.html"].replace(b"<figure>", b"<figure hidden>")


def styled(contents):
    contents["index.html"] = contents["index.html"].replace(b"<style>", b"<style>p{color:red}")


def written_over(contents):
    contents["index.html"] = b"<!doctype html><p>99.9 points"


def one_number(contents):
    contents["index.html"] = contents["index.html"].replace(b"10.3 points", b"99.9 points")


def no_alternative(contents):
    contents["index.html"] = contents["index.html"].replace(b'alt="a"', b'alt="b"')


def picture_of_its_own(contents):
    page = contents["index.html"].decode()
    contents["index.html"] = page.replace(picture(), picture(colour="orange")).encode()


def linked(contents):
    page = contents["index.html"]
    contents["index.html"] = page.replace(b"<h1", b'<h1><a href="https://a.example">x</a></h1><h1')


PAGES = [
    *(script, handler, loaded, hidden, styled, written_over, one_number, no_alternative),
    *(picture_of_its_own, linked),
]


@pytest.mark.parametrize("change", PAGES)
def test_what_a_reader_of_the_page_would_see_or_run_is_noticed(first, spoilt, tmp_path, change):
    """The manifest says so as well: a page with its checksum is compared all the same."""
    second = spoilt(change=change)
    keep(first, tmp_path / "reference")
    for against in (first, tmp_path / "reference"):
        assert levels_passed(against, second) == ["runs"]
    assert "index.html" in str(review(first, second))


def verdict(cells):
    cells[1].outputs[0].data["text/markdown"] = "It is 10.3 points lower (p = 0.005)."


def test_an_untouched_rerun_is_alike_at_every_level(first, spoilt):
    assert levels_passed(first, spoilt(started="later", finished="now")) == list(LEVELS)


def test_a_change_in_the_twelfth_digit_passes_numbers_and_fails_exact(first, spoilt):
    assert levels_passed(first, spoilt(nudge)) == ["runs", "numbers"]


@pytest.mark.parametrize(
    "spoil",
    [
        *(turn_sign, turn_sign_in_words, turn_sign_in_table, drop_row, drop_value, drop_finding),
        *(change_figure, rename_mark, garbage, cut_off, blank, other_picture, verdict),
        *(recolour, prose, code, alternative_text, caption),
    ],
)
def test_a_real_change_fails_numbers_and_exact(first, spoilt, tmp_path, spoil):
    second = spoilt(spoil)
    keep(first, tmp_path / "reference")
    for against in (first, tmp_path / "reference"):
        assert levels_passed(against, second) == ["runs"]
        assert levels_passed(second, against) == ["runs"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cells: cells.pop(),
        lambda cells: cells.insert(1, new_markdown_cell("more")),
        lambda cells: cells[3].outputs[0].data.pop("image/png"),
        lambda cells: cells[2].outputs.clear(),
        lambda cells: record_of(cells, 2).update(kind="text"),
    ],
)
def test_other_cells_or_kinds_of_output_fail_every_level(first, spoilt, spoil):
    assert levels_passed(first, spoilt(spoil)) == []


@pytest.mark.parametrize(("spoil", "kind"), [(code, "code"), (prose, "prose")])
def test_a_difference_in_a_cell_says_of_which_kind_it_is(first, spoilt, spoil, kind):
    assert kind in {each.kind for each in review(first, spoilt(spoil)).differences}


def test_a_language_that_is_missing_fails_every_level(first, tmp_path):
    second = write(tmp_path / "second", [run_in("en")])
    assert levels_passed(first, second) == []


def test_a_last_digit_that_rounding_moved_is_no_difference(first, spoilt):
    def move(cells):
        cells[2].outputs[0].data["text/html"] = TABLE.replace("90.1", "90.2")

    assert levels_passed(first, spoilt(move)) == ["runs", "numbers"]

    def move_further(cells):
        cells[2].outputs[0].data["text/html"] = TABLE.replace("90.1", "90.3")

    assert levels_passed(first, spoilt(move_further)) == ["runs"]


@pytest.mark.parametrize(
    ("changed", "passed"),
    [
        ({"parameters": {"size": 101}}, ["runs"]),
        ({"data": {"cities.csv": "e" * 64}}, ["runs"]),
        ({"defaults": {"2-shift": {"size": 201}}}, ["runs"]),
        ({"packages": {"numpy": "2.4.1"}}, ["runs", "numbers"]),
        ({"notebooks": {"2-shift": "e" * 64}}, ["runs", "numbers"]),
        ({"commit": "e" * 40, "dirty": True}, list(LEVELS)),
    ],
)
def test_what_went_in_counts_by_level_and_is_always_told(first, spoilt, changed, passed):
    second = spoilt(**changed)
    assert levels_passed(first, second) == passed
    name = next(iter(changed))
    told = "size" if name in ("parameters", "defaults") else name
    for level in LEVELS:
        assert told in str(review(first, second, level))


def test_the_worst_cell_comes_first(first, spoilt):
    def spoil(cells):
        change_figure(cells)
        turn_sign(cells)
        record_of(cells, 1)["findings"][0]["pvalue"] *= 1.001

    found = [each for each in review(first, spoilt(spoil)).differences if each.kind != "page"]
    assert [each.place for each in found] == [
        "en/2-shift published shift 1 estimate",
        "en/2-shift cell 4 figure f data p[0]",
        "en/2-shift published shift 1 pvalue",
    ]
    assert found[0].relative == 2
    assert found[0].absolute == pytest.approx(0.206)


def test_the_tolerance_is_the_callers(first, spoilt):
    second = spoilt(change_figure)
    assert review(first, second, relative=0.1).alike
    assert review(first, second, absolute=0.02).alike
    assert not review(first, second, level="exact", absolute=0.02).alike


def test_a_reference_is_read_as_the_report_it_was(first, tmp_path):
    keep(first, tmp_path / "reference")
    files = {path.name for path in (tmp_path / "reference").iterdir()}
    assert files == {"manifest.json", "findings.json", "outputs.json.gz"}
    report_, reference = read_report(first), read_report(tmp_path / "reference")
    assert report_.notebooks == reference.notebooks
    assert report_.files == reference.files
    assert levels_passed(first, tmp_path / "reference") == list(LEVELS)
    assert not {"started", "finished"} & reference.manifest.keys()
    text = gzip.decompress((tmp_path / "reference" / "outputs.json.gz").read_bytes()).decode()
    assert text.count("0.14285714285714285") == 1  # both languages draw the same numbers
    kept = json.loads((tmp_path / "reference" / "findings.json").read_text(encoding="utf-8"))
    assert [each["langs"] for each in kept] == [["en", "ko"]] * 2  # nor is a finding kept twice
    assert not any("lang" in each for each in kept)


def test_the_command_returns_0_1_and_2(first, spoilt, capsys, tmp_path):
    second = spoilt(turn_sign)
    assert main(["review", str(first), str(first)]) == 0
    assert "): alike" in capsys.readouterr().out
    assert main(["review", str(first), str(second)]) == 1
    out = capsys.readouterr().out
    assert "2 notebooks, 3 findings, 2 figures): different\n" in out
    assert "  published shift: shift −10.3, was 10.3\n  1 of 3 findings differs\n" in out
    assert main(["review", str(first), str(second), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["alike"] is False
    assert told["differences"][0]["relative"] == 2
    keep(first, tmp_path / "reference")
    assert main(["review", str(tmp_path / "reference"), str(first)]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "manifest.json: No such file"),
        (["first", "first", "--level", "numers"], "--level must be one of runs, numbers, exact"),
        (["first", "first", "--relative", "2"], "a tolerance lies in [0, 1)"),
        (["first", "first", "--relative", "nan"], "a tolerance lies in [0, 1)"),
        (["first", "first", "--absolute", "x"], "invalid float value"),
        (["first", "--level", "exact"], "--level is for two reports; name another, B"),
    ],
)
def test_bad_arguments_are_one_line(first, monkeypatch, capsys, arguments, message):
    monkeypatch.chdir(first.parent)
    with pytest.raises(SystemExit) as exit_:
        main(["review", *arguments])
    assert exit_.value.code == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_only_the_first_differences_are_listed_and_the_rest_counted(first, spoilt):
    def spoil(cells):
        cells[2].outputs[0].data["text/html"] = TABLE.replace("</th>", " here</th>")
        record_of(cells, 3)["data"] |= {f"new {i}": i for i in range(30)}

    # the table, the page's line of it and thirty numbers, of which twenty are shown
    assert "and 12 more; --json has all" in str(review(first, spoilt(spoil)))
