"""Bytes of a text file to UTF-8: which encoding it is in, or a refusal to guess."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from scsi.evidence.survey.alphabets import LANGUAGES, cost
from scsi.evidence.survey.bytes import Look, look, pieces

_MARKS = {
    codecs.BOM_UTF32_LE: ("utf-32", "UTF-32 with a byte-order mark"),
    codecs.BOM_UTF32_BE: ("utf-32", "UTF-32 with a byte-order mark"),
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8 with a byte-order mark"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16 with a byte-order mark"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16 with a byte-order mark"),
}
_NO_FILES = {"", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"}
_TYPOGRAPHY = set("‘’“”–—…€°ºª·«»§®™№")
_MARK_INSIDE = re.compile(r"(?<=[^\W\d_])[“”„‚…«»§®™€](?=[^\W\d_])")
"""Marks that no word holds."""
_KOREAN = frozenset(
    "가각간갈감갑강개거건검게겨격견결경계고곡공과관광교구국군굴궁권규균그극근금급기길김나남내너노논농누"
    "능니다단달담당대덕데도독동두등라락란람랑래량러레려력련령로록론료루류륜률르름릉리림립링마막만말망매맹"
    "머면명모목무묵문물미민밀바박반발방배백버번범법베벽변별병보복본봉부북분불비빈빙사산살삼상새색생서석선"
    "설섬성세소속손솔송쇄수숙순숭스습승시식신실심십쌍아악안암압앙애액야약양어언업에여역연열영예오옥온올옹"
    "와완왕외요욕용우운울웅원월위유육윤율융으은을음읍응의이익인일임입자작잔잠장재저적전절점정제조족존종좌주"
    "죽중즉지직진질집차찬창채책처천철청체초촌총최추축춘출충측치칠침카캐커코크타탁탄태택터토통투트특티파판팔"
    "패평포표푸품풍프피필하학한함합항해행향허헌혁현형호홀홍화환활황회효후훈휘흥희히"
)
"""Syllables that make up most Korean text; Chinese bytes read as Korean give others."""
_OTHERS = {
    "cp1251": "CYRILLIC",
    "koi8-r": "CYRILLIC",
    "cp1253": "GREEK",
    "cp1255": "HEBREW",
    "cp1256": "ARABIC",
    "cp874": "THAI",
    "shift_jis": "CJK",
    "euc_jp": "CJK",
    "gb18030": "CJK",
    "big5": "CJK",
}
"""Encodings that are named where they may be meant, and the script that each writes."""
_SCRIPTS = {"CJK": ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH")}
_SEVEN_BIT = {
    "utf-7": re.compile(rb"\+[A-Za-z0-9+/]{3,}-"),
    "iso2022_jp": re.compile(rb"\x1b\$[@B]"),
    "iso2022_kr": re.compile(rb"\x1b\$\)C"),
    "hz": re.compile(rb"~\{(?:[!-w][!-~])+~\}"),
}
_HIGH = re.compile(rb"(?<![0-9@-~])[0-9@-~]*[\x80-\xff][0-9@-~\x80-\xff]*")
"""A word with a byte above 127; second bytes of East Asian letters may be below."""
_MOST_WORDS = 20_000
ALLOWED = "UTF-8, UTF-16 with a mark, EUC-KR or CP949, Windows-1252 or Latin-1; or say encoding="


class Text(NamedTuple):
    """A text file in UTF-8, what its bytes are like, and what to say of the encoding found."""

    path: Path
    look: Look
    said: str


class Undecodable(ValueError):
    """Bytes that are text in no encoding that can be told; says why."""


def in_utf8(path: Path, encoding: str | None, place: Callable[[], Path]) -> Text:
    """Return a text file that is in UTF-8: the file itself, or a copy.

    Without `encoding`, a byte-order mark decides; then UTF-8, if every byte agrees; then Korean,
    if the bytes come in pairs that are Hangul; then Windows-1252, if what comes out are words of
    few Western languages, and no other encoding reads them as words of as few of its own.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        What the caller says.
    place : callable
        Where a copy may be written.

    Raises
    ------
    Undecodable
        If no encoding fits, two do, or the one asked for does not.
    ValueError
        If the encoding asked for is none.
    """
    codec = said = ""
    if encoding is not None:
        codec, said = _known(encoding), f"{encoding}, as asked"
    else:
        with path.open("rb") as file:
            start = file.read(4)
        found = next((found for mark, found in _MARKS.items() if start.startswith(mark)), None)
        codec, said = found or ("", "")
    seen = look(path)
    if not codec:
        codec, said = _guessed(path, seen)
    if codec in ("utf-8", "utf-8-sig"):
        if seen.bad is not None:
            raise Undecodable(f"a byte in line {seen.bad} that is not UTF-8")
        _tell_zero(seen)
        return Text(path, seen, said)
    copy = place()
    _transcode(path, codec, encoding or said.partition(" ")[0], copy)
    seen = look(copy)
    _tell_zero(seen)
    return Text(copy, seen, said)


def _tell_zero(seen: Look) -> None:
    """Refuse a zero byte."""
    if seen.zero is not None:
        raise Undecodable(
            f"a zero byte in line {seen.zero}: not a text file, or UTF-16 without a mark"
        )


def _known(encoding: str) -> str:
    """Return the codec of an encoding of text files, or refuse it."""
    try:
        codec = codecs.lookup(encoding).name.replace("_", "-")
    except (LookupError, ValueError):
        raise ValueError(f"encoding must be one that Python knows; got {encoding!r}") from None
    try:
        "a".encode(codec)  # hex, zlib and their like give no bytes for a text
    except (LookupError, UnicodeError, TypeError):
        codec = ""
    if codec in _NO_FILES:
        raise ValueError(f"encoding must be one of text files, such as cp949; got {encoding!r}")
    return "utf-8-sig" if codec == "utf-8" else codec


def _transcode(path: Path, codec: str, name: str, copy: Path) -> None:
    """Write a file in UTF-8, or name the line of the first byte that does not fit."""
    decoder = codecs.getincrementaldecoder(codec)()
    ends, begun = 0, False
    with copy.open("wb") as out:
        for piece in _ended(path):
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(codec, "replace")
                line = ends + before.count("\n") + 1
                raise Undecodable(f"a byte in line {line} that is not {name}") from None
            except UnicodeError:  # UTF-16 and UTF-32 want a mark at the beginning
                raise Undecodable(f"a beginning that is not of {name}") from None
            if text and not begun:
                text, begun = text.removeprefix("\ufeff"), True
            ends += text.count("\n")
            out.write(text.encode())


def _ended(path: Path) -> Iterator[bytes]:
    """Yield the pieces of a file and then nothing, which ends it."""
    yield from pieces(path)
    yield b""


def _guessed(path: Path, seen: Look) -> tuple[str, str]:
    """Return the codec of a file without a mark and what to say of it, or refuse to guess."""
    _tell_zero(seen)
    if seen.bad is None:
        if seen.ascii:
            _tell_seven_bit(path)
        return "utf-8", ""
    data = _high_words(path)
    korean, western = _korean(data), _western(data)
    if korean and not western:
        return "cp949", f"CP949 (Korean), as in {_example(korean)}"
    others = {codec: read for codec in _OTHERS if (read := _other(data, codec))}
    latin = _latin(data, western)
    if western and not korean and not others and not latin:
        return "cp1252", f"Windows-1252 (Latin-1), as in {_example(western)}"
    bytewise = {"cp1252": western} | latin
    told = [
        f"{codec} as in {_example(read, bytewise.values() if codec in bytewise else ())}"
        for codec, read in ({"cp949": korean} | bytewise | others).items()
        if read
    ]
    if told:
        raise Undecodable(
            f"bytes that are not UTF-8, the first in line {seen.bad}, and that may be "
            + " or ".join(told)
        )
    raise Undecodable(f"bytes that no encoding known here explains, the first in line {seen.bad}")


def _tell_seven_bit(path: Path) -> None:
    """Refuse ASCII bytes that another encoding reads as text without a fault."""
    for piece in pieces(path):
        for codec, pattern in _SEVEN_BIT.items():
            found = pattern.search(piece)
            if found is None:
                continue
            start = piece.rfind(b"\n", 0, found.start()) + 1
            line = piece[start : piece.find(b"\n", found.end()) % (len(piece) + 1)]
            read = _decoded(line, codec) or ""
            high = [c for c in read if c > "\x7f"]
            if high and all(unicodedata.category(c)[0] == "L" for c in high):
                raise Undecodable(
                    f"text that may be ascii as in {found[0].decode()!r} or {codec} as in "
                    f"{_example(read)}"
                )


def _high_words(path: Path) -> bytes:
    """Return the distinct runs of bytes with one above 127, of very many the first, one a line."""
    words: dict[bytes, None] = {}
    rest = b""
    for piece in chain(pieces(path), [b"\n"]):
        whole, _, rest = (rest + piece).rpartition(b"\n")
        for found in _HIGH.finditer(whole):
            words[found[0]] = None
            if len(words) > _MOST_WORDS:
                return b"\n".join(words)
    return b"\n".join(words)


def _decoded(data: bytes, codec: str) -> str | None:
    """Return the text, or None if the bytes do not fit."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _korean(data: bytes) -> str | None:
    """Return the text if it is Korean."""
    text = _decoded(data, "cp949")
    high = [c for c in text or "" if c > "\x7f"]
    hangul = [c for c in high if "가" <= c <= "힣"]
    if not hangul or len(hangul) < 0.9 * len(high) or not _paired(data):
        return None
    return text if sum(c in _KOREAN for c in hangul) >= 0.5 * len(hangul) else None


def _western(data: bytes) -> str | None:
    """Return the text if it is in words of Western letters."""
    text = _latin_text(data, "cp1252")
    words = _words(text or "")
    return text if text and (not words or cost(words, "cp1252") is not None) else None


def _latin(data: bytes, western: str | None) -> dict[str, str]:
    """Return what other encodings of Latin letters read as words, at least as well as Western."""
    most = cost(_words(western), "cp1252") if western else None
    if western and most is None:
        return {}  # no letters, only marks
    found: dict[str, str] = {}
    for codec in LANGUAGES:
        text = _latin_text(data, codec) if codec != "cp1252" else None
        if not text or text in (western, *found.values()):
            continue
        needed = cost(_words(text), codec)
        if needed is not None and (most is None or needed <= most):
            found[codec] = text
    return found


def _latin_text(data: bytes, codec: str) -> str | None:
    """Return the text if what is beyond ASCII are mostly letters, in words of one case."""
    text = _decoded(data, codec) or ""
    high = [c for c in text if c > "\x7f"]
    letters = sum(unicodedata.category(c)[0] == "L" or c in _TYPOGRAPHY for c in high)
    if not high or letters < 0.9 * len(high) or len(_MARK_INSIDE.findall(text)) > 0.1 * len(high):
        return None
    words = _words(text)
    return text if sum(not _one_case(word) for word in words) <= 0.1 * len(words) else None


def _other(data: bytes, codec: str) -> str | None:
    """Return the text if it is in words of the script that an encoding writes."""
    text = _decoded(data, codec) or ""
    words = _words(text)
    if not words:
        return None
    script = _OTHERS[codec]
    names = _SCRIPTS.get(script, (script,))

    def fits(word: str) -> bool:
        return _one_case(word) and all(
            unicodedata.name(c, "").startswith(names)
            for c in word
            if unicodedata.category(c)[0] == "L"
        )

    high = [c for c in text if c > "\x7f"]
    letters = sum(unicodedata.category(c)[0] in "LM" for c in high)
    good = sum(map(fits, words))
    return text if letters >= 0.9 * len(high) and good >= 0.9 * len(words) else None


def _words(text: str) -> list[str]:
    """Return the words with a letter beyond ASCII."""
    words = "".join(c if c.isalnum() or c > "\x7f" else " " for c in text).split()
    return [word for word in words if any(c > "\x7f" and c.isalpha() for c in word)]


def _one_case(word: str) -> bool:
    """Whether no capital beyond ASCII has small letters at its side, and accents do not crowd.

    ``Ìîñêâà``, which is Москва read as Western text, has neither shape, nor has ``ZŘrich``.
    """
    for i in range(1, len(word)):
        before, after = word[i - 1], word[i + 1 : i + 2]
        capital = word[i] > "\x7f" and word[i].isupper() and before.isalpha()
        if capital and (before.islower() or after.islower()):
            return False
    latin = [c for c in word if c.isalpha()]
    return not (
        len(latin) > 3
        and all(c > "\x7f" for c in latin)
        and unicodedata.name(latin[0], "").startswith("LATIN")
    )


def _paired(data: bytes) -> bool:
    """Whether high bytes mostly stand in runs of even length, as they do in Korean text."""
    table = bytes(32 if byte < 128 else byte for byte in range(256))
    runs = [len(run) for run in data.translate(table).split()]
    return sum(n for n in runs if n % 2 == 0) >= 0.9 * sum(runs)


def _example(text: str, others: Iterable[str | None] = ()) -> str:
    """Return a word beyond ASCII, so that a reader can judge.

    It is the first that other texts, of the same length, all have otherwise, if there is one.
    """
    first = next(i for i, c in enumerate(text) if c > "\x7f")
    rivals = [other for other in others if other and other != text]
    signs = zip(text, *rivals, strict=True)
    at = next((i for i, (c, *rest) in enumerate(signs) if rest and c not in rest), first)
    left, right = at, at
    while left and (text[left - 1].isalnum()):
        left -= 1
    while right < len(text) and text[right].isalnum():
        right += 1
    return repr(text[left : max(right, at + 1)])
