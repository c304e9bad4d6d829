"""Batch: one notebook many times; goes on after a failure, resumes, the same bytes twice."""

import json
import pickle
import re
import shutil
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from pathlib import Path

import pytest

import scsi
from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.commands import batch as commands_batch
from scsi.reports.run import batch, batch_cases, batch_order
from scsi.vocabulary import LANGUAGES

pytestmark = pytest.mark.slow

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "8-city.ipynb"


@pytest.fixture
def few(monkeypatch, tmp_path):
    """Put a tiny notebook and three cities in the place of the package's."""
    chosen = [each for each in batch_cases.cities() if each.folder in ("seoul", "tokyo", "berlin")]
    notebook = tmp_path / "city.ipynb"
    shutil.copy(NOTEBOOK, notebook)
    monkeypatch.setattr(batch_cases, "cities", lambda: chosen)
    monkeypatch.setattr(sources, "notebook_path", lambda name: notebook)
    monkeypatch.chdir(tmp_path)
    return notebook


def told(capsys):
    return capsys.readouterr().err.splitlines()


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def run(*arguments):
    return main(["batch", "city", "--over", "cities", *arguments])


def test_the_range_is_every_city_once_with_its_names():
    cities = batch_cases.cities()
    published = scsi.load_published().cities
    assert sorted(each.folder for each in cities) == sorted(published["id"])
    assert len(cities) == 31
    for each in cities:
        assert set(each.names) == set(each.groups) == set(LANGUAGES)
    order = batch_order.order_of("city", sources.notebook_path("city"), cities, ("en", "ko"), {})
    assert sorted(order.jobs) == sorted(published["id"])
    assert {len(jobs) for jobs in order.jobs.values()} == {2}


class Copying(Executor):
    """An executor that sends its work and gets it back as another process would."""

    def submit(self, function, *arguments):
        future = Future()
        there, sent = pickle.loads(pickle.dumps((function, arguments)))
        future.set_result(pickle.loads(pickle.dumps(there(*sent))))
        return future


def test_a_batch_takes_in_what_comes_back_from_another_process(few, monkeypatch):
    assert run("--out", "here") == 0
    how = nullcontext({"executor": Copying()})
    monkeypatch.setattr(commands_batch, "running", lambda options: how)
    assert run("--out", "there") == 0
    here, there = (files(Path(name)) for name in ("here", "there"))
    assert len(here) == 2 + 3 * 5  # of each case a page, findings, a manifest, two notebooks
    assert here == there


def test_a_failure_leaves_the_others_and_the_next_run_does_only_that_one(few, monkeypatch, capsys):
    monkeypatch.setenv("SCSI_TEST_FAILS", "tokyo")
    assert run("--lang", "en") == 1
    lines = told(capsys)
    assert lines[:3] == ["[1/3] seoul done", "[2/3] tokyo failed", "[3/3] berlin done"]
    assert lines[3] == "scsi batch: 1 of 3 failed; the others are in reports/city/index.html"
    assert lines[4] == (
        "tokyo: city (en), cell [3]: ArithmeticError: tokyo fails on purpose; "
        "kept as reports/city/tokyo.failed/en/city.ipynb"
    )
    out = Path("reports", "city")
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "2 of 3 profiles" in page
    assert "tokyo fails on purpose" in page
    assert not (out / "tokyo").exists()

    monkeypatch.delenv("SCSI_TEST_FAILS")
    assert run("--lang", "en") == 0
    assert told(capsys) == ["[1/3] seoul unchanged", "[2/3] berlin unchanged", "[3/3] tokyo done"]
    assert not (out / "tokyo.failed").exists()

    assert run("--lang", "en", "--out", "again", "--jobs", "2") == 0
    first, second = files(out), files(Path("again"))
    assert first == second
    assert run("--lang", "en") == 0
    assert told(capsys)[-3:] == [f"[{i}/3] {c} unchanged" for i, c in enumerate(CITIES, start=1)]
    assert files(out) == first


CITIES = ("seoul", "tokyo", "berlin")


def test_the_page_links_to_every_profile_in_both_languages(few, capsys):
    assert run() == 0
    out = Path("reports", "city")
    assert capsys.readouterr().out == f"{out / 'index.html'}\n"
    page = (out / "index.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="([a-z]+)/index.html#(en|ko)"', page))
    assert links == {(city, lang) for city in CITIES for lang in LANGUAGES}
    for city in CITIES:
        profile = (out / city / "index.html").read_text(encoding="utf-8")
        assert 'href="../index.html#ko"' in profile
        for lang in LANGUAGES:
            assert f'<article id="{lang}"' in profile
            notebook = json.loads((out / city / "notebooks" / lang / "city.ipynb").read_text())
            assert f'city = "{city}"' in "".join(notebook["cells"][2]["source"])
    assert "서울" in page
    assert "<title>Seoul</title>" in (out / "seoul" / "index.html").read_text(encoding="utf-8")


def test_what_has_changed_is_run_again_and_only_that(few, capsys, monkeypatch):
    arguments = ("--lang", "en")
    assert run(*arguments) == 0
    out = Path("reports", "city")
    (out / "berlin" / "findings.json").unlink()
    told(capsys)
    run(*arguments)
    assert told(capsys) == ["[1/3] seoul unchanged", "[2/3] tokyo unchanged", "[3/3] berlin done"]
    keys = key_of(out)
    run(*arguments, "-p", "times", "2")
    assert "[3/3] berlin done" in told(capsys)
    assert not keys & key_of(out)


def key_of(out):
    manifest = json.loads((out / "batch.json").read_text(encoding="utf-8"))
    return {profile["key"] for profile in manifest["profiles"].values()}


@pytest.mark.parametrize("name", ["data", "code", "lock", "notebooks"])
def test_every_input_decides(few, tmp_path, name):
    order = batch_order.order_of("city", few, batch_cases.cities(), ("en",), {})
    inputs = dict.fromkeys(["scsi", "python", "packages", "defaults"], "same")
    inputs |= dict.fromkeys(["data", "code", "lock", "notebooks"], "old")
    one, other = (
        batch._Batch(order, each, tmp_path, print, None, tmp_path)
        for each in (inputs, inputs | {name: "new"})
    )
    assert one.key("seoul") != other.key("seoul")
    assert one.key("seoul") != one.key("tokyo")


def test_an_earlier_profile_stays_when_a_later_one_fails(few, capsys, monkeypatch):
    assert run("--lang", "en") == 0
    before = files(Path("reports", "city", "seoul"))
    monkeypatch.setenv("SCSI_TEST_FAILS", "seoul")
    assert run("--lang", "en", "-p", "times", "3") == 1
    assert files(Path("reports", "city", "seoul")) == before
    page = Path("reports", "city", "index.html").read_text(encoding="utf-8")
    assert "the link leads to an earlier profile" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["city", "--over", "citys"], "--over must be one of cities; got 'citys'; did you mean"),
        (["city", "--over", "cities", "--jobs", "0"], "--jobs must be 1 or more; got 0"),
        (["city", "--over", "cities", "--lang", "de"], "--lang must be one of en, ko; got 'de'"),
        (["city", "--over", "cities", "-p", "city", "seoul"], "city is what the batch runs over"),
        (["city", "--over", "cities", "-p", "time", "2"], "no notebook has a parameter 'time'"),
        (["city"], "a batch needs --over or --grid, and one of them only"),
    ],
)
def test_bad_arguments_stop_before_anything_runs(few, capsys, arguments, message):
    with pytest.raises(SystemExit) as exit_:
        main(["batch", *arguments])
    assert exit_.value.code == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not Path("reports").exists()


def test_a_folder_that_is_no_batch_is_left_alone(few, capsys):
    Path("thesis").mkdir()
    Path("thesis", "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit):
        run("--out", "thesis")
    assert (
        "--out thesis: thesis.txt is not a file that scsi wrote; move it away"
        in capsys.readouterr().err
    )
    assert [path.name for path in Path("thesis").iterdir()] == ["thesis.txt"]


def test_the_notebook_of_the_package_makes_a_profile(monkeypatch, tmp_path):
    chosen = [each for each in batch_cases.cities() if each.folder in ("berlin", "paris")]
    monkeypatch.setattr(batch_cases, "cities", lambda: chosen)
    assert run("--out", str(tmp_path / "out"), "--jobs", "2") == 0
    berlin, paris = (
        (tmp_path / "out" / city / "index.html").read_text(encoding="utf-8")
        for city in ("berlin", "paris")
    )
    assert "Smart City Berlin Network" in berlin
    assert "about 11 million euros" in berlin
    assert "The chapter publishes nothing on Paris" in paris
    assert "본문에는 파리에 대해 나온 것이 없다" in paris
