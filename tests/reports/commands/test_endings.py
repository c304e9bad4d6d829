"""Endings: whatever is given and whatever goes wrong, one clear line and an exit code."""

import builtins
import encodings
import io
import json
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import scsi
from scsi.__main__ import main
from scsi.reports.commands import check
from scsi.reports.commands.terminal import encodable, escaped
from scsi.reports.kernels import server as kernels

pytestmark = pytest.mark.slow

ROWS = "project_id,city,wave,funding\n" + "".join(
    f"{wave}-{city}-{i},{city},{wave},{'public' if (i + wave) % 3 else 'private'}\n"
    for wave in (2019, 2022)
    for city in "ABCD"
    for i in range(4)
)


@pytest.fixture
def rows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    Path("t.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def command(*arguments, **settings):
    """Run a command in a process of its own; standard error is read."""
    env = os.environ | settings.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "scsi", *arguments], stderr=subprocess.PIPE, env=env, **settings
    )


def foreign():
    """Every error of Python that can be made of a text."""
    kinds = (kind for kind in vars(builtins).values() if isinstance(kind, type))
    for kind in {kind for kind in kinds if issubclass(kind, Exception)}:
        try:
            kind("what went\nwrong\x1b[2J")
        except TypeError:
            continue
        yield kind
    yield from (np.linalg.LinAlgError, pd.errors.ParserError)


@pytest.mark.parametrize("kind", sorted(set(foreign()), key=lambda kind: kind.__name__))
def test_any_foreign_error_is_one_line_with_the_file_and_a_log(rows, monkeypatch, capsys, kind):
    def run(options):
        raise kind("what went\nwrong\x1b[2J")

    monkeypatch.setattr(check, "run", run)
    assert main(["check", "t.csv"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "\x1b" not in told
    assert told.startswith("scsi check: ")
    if not issubclass(kind, OSError):
        what = r"'what went\nwrong\x1b[2J'" if kind is KeyError else r"what went; wrong\u001b[2J"
        assert f"t.csv: {kind.__name__}: {what}" in told
        (log,) = rows.glob("scsi-*.log")
        assert str(log) in told
        assert "Traceback" in log.read_text(encoding="utf-8")


def test_where_no_log_can_be_written_that_is_said(rows, monkeypatch, capsys):
    def run(options):
        raise LookupError("a")

    monkeypatch.setattr(check, "run", run)
    monkeypatch.setattr("tempfile.tempdir", str(rows / "none"))
    assert main(["check", "t.csv"]) == 1
    assert "no log could be written" in capsys.readouterr().err


INTERRUPTED = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # as on a terminal

class AtImport:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            sys.argv[1] = ""
            try:
                os.kill(os.getpid(), signal.SIGINT)
                for _ in range(10000): pass
            except KeyboardInterrupt:
                if sys.argv[2] == "other":
                    raise ImportError("numpy was interrupted")  # as libraries make of it
                raise

sys.meta_path.insert(0, AtImport())
from scsi.__main__ import main
sys.exit(main(["check", "t.csv"]))
"""


@pytest.mark.parametrize("as_error", ["same", "other"])
@pytest.mark.parametrize(
    "name", ["click", "scsi.reports.commands.check", "scsi.evidence.survey", "pandas"]
)
def test_the_keyboard_stops_a_command_while_it_loads(rows, name, as_error):
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, name, as_error], capture_output=True, text=True
    )
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("interrupted\n")


def test_what_is_ignored_from_the_keyboard_stays_ignored(rows, capsys):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert main(["check", "t.csv"]) == 0
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_command_runs_in_a_thread_as_well(rows, capsys):
    codes = []
    thread = threading.Thread(target=lambda: codes.append(main(["check", "t.csv"])))
    thread.start()
    thread.join()
    assert codes == [0]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp949", "latin-1", "utf-16"])
def test_any_encoding_of_a_pipe_takes_what_is_printed(rows, encoding):
    (rows / "조사😀.csv").write_text(ROWS, encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = command("check", "조사😀.csv", env=env, stdout=subprocess.PIPE)
    assert done.returncode == 0, done.stderr
    assert "32 rows" in done.stdout.decode(encoding)
    if encoding != "utf-16":
        assert "\\ud83d\\ude00" in done.stdout.decode(encoding)


def test_a_korean_path_in_a_locale_without_korean_is_read_or_told(rows):
    (rows / "조사.csv").write_text(ROWS, encoding="utf-8")
    done = command("check", "조사.csv", env={"LC_ALL": "C"}, stdout=subprocess.PIPE)
    assert done.returncode == 0
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = command("survey", "조사.csv", "--out", "o", env=env, stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert b"set PYTHONUTF8=1" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert not (rows / "o").exists()


@pytest.mark.parametrize("arguments", [["check", "t.csv"], ["report", "--list"], ["--help"]])
def test_nobody_reads_any_more(rows, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = command(*arguments, stdout=writing)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_stream_that_is_closed_is_nowhere(rows, number):
    close = f'exec {number}{"<" if number == 0 else ">"}&-; exec "$@"'
    done = subprocess.run(
        ["sh", "-c", close, "sh", sys.executable, "-m", "scsi", "check", "t.csv"],
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"32 rows" in done.stdout) == (number != 1)


def test_what_a_command_starts_has_streams_where_its_own_are_closed():
    started = "import sys; sys.exit(None in (sys.stdin, sys.stdout, sys.stderr))"
    program = (
        "import subprocess, sys\n"
        "from scsi.reports.commands.terminal import terminal\n"
        f"with terminal(): sys.exit(subprocess.call([sys.executable, '-c', {started!r}]))"
    )
    close = 'exec <&-; exec >&-; exec 2>&-; exec "$@"'
    done = subprocess.run(["sh", "-c", close, "sh", sys.executable, "-c", program])
    assert done.returncode == 0


def test_a_full_disk_behind_the_output_is_one_line(rows):
    with open("/dev/full", "w") as full:
        done = command("check", "t.csv", stdout=full)
    assert done.returncode == 1
    assert done.stderr == b"scsi check: No space left on device\n"


def test_a_name_that_is_no_utf8_is_refused_at_once(rows):
    for arguments in (["check", b"bad\xff.csv"], ["survey", "t.csv", "--out", b"bad\xff"]):
        (rows / os.fsdecode(b"bad\xff.csv")).write_text(ROWS, encoding="utf-8")
        done = command(*arguments, stdout=subprocess.PIPE)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"bad\\udcff" in done.stderr
        assert b"is not UTF-8; give it another name" in done.stderr


@pytest.mark.parametrize("out", [".", "", "..", "/", "a/..", "./"])
@pytest.mark.parametrize("asked", [["survey", "t.csv"], ["report"], ["batch", "city"]])
def test_a_report_needs_a_folder_of_its_own(rows, capsys, asked, out):
    over = ["--over", "cities"] if asked[0] == "batch" else []
    with pytest.raises(SystemExit) as end:
        main([*asked, *over, "--out", out])
    assert end.value.code == 2
    assert "--out must name a folder of its own" in capsys.readouterr().err
    assert [path.name for path in rows.iterdir()] == ["t.csv"]


def tried(call):
    """Return what a call gives, and how it refuses: in our words, not in those of a library."""
    try:
        return call(), ""
    except ValueError as error:
        if type(error) not in (ValueError, scsi.DataError):
            raise
        return None, str(error)


def codec_names():
    """Every codec of Python, and some that are none."""
    names = {module.name for module in pkgutil.iter_modules(encodings.__path__)}
    odd = ["none", "", "a\0b", "../x", "utf-8\n"]
    return [*sorted(names - {"aliases", "mbcs", "oem"}), *odd]


@pytest.mark.parametrize("encoding", codec_names())
def test_any_encoding_is_read_or_refused(rows, encoding):
    survey, fault = tried(lambda: scsi.read_survey("t.csv", encoding=encoding))
    assert fault or survey.rows == 32


@pytest.mark.parametrize("encoding", ["hex", "base64", "zlib", "bz2", "rot13", "undefined"])
def test_what_is_no_encoding_of_text_is_an_argument_that_cannot_be_used(rows, capsys, encoding):
    with pytest.raises(SystemExit) as end:
        main(["check", "t.csv", "--encoding", encoding])
    assert end.value.code == 2
    assert "encoding must be" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("size_before", "9" * 400, "at most 1,000,000 in size"),
        ("size_before", "9" * 5000, "must be int"),
        ("size_before", "1000001", "at most 1,000,000 in size; got 1000001"),
        ("sizes", f"[1, {'9' * 400}]", "at most 1,000,000 in size"),
        ("size_cv", "1e300", "at most 1,000,000 in size"),
        ("level", "1e-300", "1e-09 or more from either; got 1e-300"),
        ("level", "0.99999999999999", "1e-09 or more from either"),
    ],
)
def test_numbers_beyond_all_use_are_told_before_anything_runs(rows, capsys, name, value, told):
    with pytest.raises(SystemExit) as end:
        main(["report", "-p", name, value])
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert len(error) < 300


@given(st.floats(0, 1))
@example(1e-300)
@example(1e-9)
@example(1 - 1e-16)
def test_any_level_is_taken_or_refused(level):
    shares = scsi.Share(3, 10), scsi.Share(50, 90)
    shown, fault = tried(lambda: scsi.difference_interval(*shares, level=level))
    if 1e-9 <= level <= 1 - 1e-9:
        assert -1 <= shown.low <= shown.high <= 1
    else:
        assert fault.startswith("level must lie strictly between 0 and 1")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.floats(0, allow_infinity=True) | st.sampled_from([1.0, 0.0, 1e30]), min_size=1),
    st.sampled_from([("weight", "weight"), ("amount", "money")]),
)
@example([1e300], ("amount", "money"))
@example([1e200], ("weight", "weight"))
@example([1e-320], ("weight", "weight"))
@example([1e-320, 1.0], ("weight", "weight"))
@example([1e30, 1e-15, 1.0], ("weight", "weight"))
def test_any_weights_give_an_answer_or_a_clear_refusal(numbers, names):
    column, weight = names
    table = pd.read_csv(io.StringIO(ROWS))
    table[column] = [numbers[i % len(numbers)] for i in range(len(table))]
    found, fault = tried(
        lambda: scsi.compare_waves(scsi.read_survey(table), 2019, 2022, weight=weight)
    )
    assert fault or -1 <= found.estimate <= 1


@given(st.text(st.characters(codec=None)))
@example("".join(map(chr, range(0x300))))
@example("\x9b2J\u202e\u2028\udcff")
def test_escaped_text_leaves_a_terminal_alone(text):
    out = escaped(text)
    left = {c for c in out if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert left <= {"\t", "\n"}
    assert not set(out) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068")
    if text.isprintable():
        assert out == text


@given(st.text(st.characters(codec=None)), st.sampled_from(["ascii", "cp1252", "utf-8", "cp949"]))
@example("\x9b2J é 한 😀 \udcff", "ascii")
def test_json_stays_json_in_any_encoding(text, encoding):
    halves = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assume(halves == text)  # two halves of a pair are one character to JSON
    shown = encodable(escaped(json.dumps({"a": text}, ensure_ascii=False)), encoding)
    assert json.loads(shown.encode(encoding).decode(encoding)) == {"a": text}


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\r", "\n", "\x7f"])
def test_the_name_of_a_file_does_not_reach_the_terminal(rows, capsys, sign):
    for text in (ROWS, "a\n1\n", "", ROWS.replace("public", f"pub{sign}lic")):
        path = rows / f"a{sign}b.csv"
        path.write_text(text, encoding="utf-8", newline="")
        main(["check", path.name])
        main(["check", f"{path.name}.none"])
        told = "".join(capsys.readouterr())
        assert sign not in told or sign == "\n"
        assert "b.csv" in told
        assert not any(line.startswith("b.csv") for line in told.splitlines())


def test_a_server_whose_pipe_is_broken_is_no_error():
    server = kernels.KernelServer()
    server.process.kill()
    server.process.wait()
    assert server.ask(poll=1) is None
    assert server.ask(fork=["x" * 1_000_000], env={}, folder="/") is None
    server.close()


GONE = """
import json, socket, subprocess, sys
from pathlib import Path
from scsi.reports.kernels import server as kernels
ours, theirs = socket.socketpair()
zygote = Path(kernels.__file__).with_name("zygote.py")
process = subprocess.Popen([sys.executable, "-P", str(zygote), str(theirs.fileno())],
                           pass_fds=[theirs.fileno()], env=kernels.kernel_environment())
theirs.close()
ours.sendall(b'{"poll": 1}\\n' * int(sys.argv[1]) + b'{"half')
ours.close()
sys.exit(process.wait())
"""


@pytest.mark.parametrize("questions", [0, 1, 1000])
def test_a_server_whose_run_is_gone_ends_without_a_word(questions):
    done = subprocess.run(
        [sys.executable, "-c", GONE, str(questions)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
