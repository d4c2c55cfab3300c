"""What is redirected is UTF-8; a terminal of any code page gets words that it shows, none that steer it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BufferedWriter, BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from cli_streams import CLOSED_PIPE, FULL, Device, heard

from cinema_game.cli.streams import Outward
from cinema_game.report.sheets.csv_file import MARK
from cinema_game.report.table import table
from cx.message import Message

PAGES = ["ascii", "iso8859-1", "cp1251", "cp866", "koi8-r", "iso8859-5", "cp932"]
CYRILLIC = ["cp1251", "cp866", "koi8-r", "iso8859-5"]
QUICK = [
    ("--help",), ("simulate", "--help"), ("scenario", "list"), ("scenario", "list", "--format", "json"),
    ("scenario", "constants"), ("scenario", "schema"), ("simulate", "tutorial", "--customers", "50"),
    ("scenario", "check", "tutorial"), ("nonsense",), ("simulate", "nowhere"), ("play",),
]  # fmt: skip
HOSTILE = ["\x1b]52;c;YWJj\x07", "\x1b[2J", "\x1b[8m", "\x9b2J\x7f", "a\u202eb", "a\nb\rc", "\udcff\udcfe"]


@pytest.mark.parametrize("words", QUICK, ids=" ".join)
def test_what_is_redirected_is_the_same_under_any_code_page(words: tuple[str, ...]) -> None:
    expected = heard(*words, "--lang", "ru")
    assert "\\u" not in expected.err.decode()
    for page in ("ascii", "cp866"):
        assert heard(*words, "--lang", "ru", page=page) == expected


@pytest.mark.parametrize("page", PAGES)
def test_a_terminal_shows_words_without_question_marks(page: str) -> None:
    for words in (
        ("--help",),
        ("scenario", "list"),
        ("simulate", "tutorial", "--customers", "50"),
        ("nonsense",),
    ):
        found = heard(*words, "--lang", "ru", page=page, eyes=True)
        assert found.code == (2 if words == ("nonsense",) else 0)
        told = (found.out + found.err).decode(page)
        assert "??" not in told
        assert "\\u" not in told


@pytest.mark.parametrize("page", [*CYRILLIC, "iso8859-1", "ascii"])
def test_a_terminal_without_russian_letters_is_spoken_to_in_english(page: str) -> None:
    told = heard("scenario", "list", "--lang", "ru", page=page, eyes=True).out.decode(page)
    assert ("Сценарии" in told) == (page in CYRILLIC)
    assert ("Scenarios" in told) == (page not in CYRILLIC)
    wrong = heard("nonsense", "--lang", "ru", page=page, eyes=True).err.decode(page)
    assert ("нет" in wrong) == (page in CYRILLIC)


def test_columns_stay_straight_where_signs_become_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), "ascii"))
    page = table("t", ("name", "from…to"), [("a", "1…2"), ("b → c", "10")])
    assert page.isascii()
    assert [len(line) for line in page.splitlines()[1:]] == [len("b -> c  from...to")] * 3


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_either_wall_holds_alone(text: str) -> None:
    """What a sentence is filled with is cleaned there; whatever comes to a stream all the same, once more."""
    assert Message("{word}", {"word": text}).in_("en").isprintable()
    device = Device()
    stream = Outward(TextIOWrapper(BufferedWriter(device), "ascii"))
    stream.write(text)
    stream.flush()
    assert device.got.decode("utf-8").replace("\n", "").isprintable()


def test_a_file_is_russian_and_plain_whatever_the_terminal_is(tmp_path: Path) -> None:
    file = tmp_path / "run.txt"
    words = ("simulate", "tutorial", "--customers", "50", "--lang", "ru")
    assert heard(*words, "--out", str(file), page="ascii", eyes=True).out == b""
    assert file.read_bytes() == heard(*words).out
    assert "Удержание" in file.read_text("utf-8")


def test_csv_begins_with_the_mark_of_utf_8_except_on_a_terminal(tmp_path: Path) -> None:
    words = ("simulate", "tutorial", "--customers", "50", "--format", "csv")
    file = tmp_path / "run.csv"
    assert heard(*words, page="cp1251").out.decode("utf-8").startswith(MARK + '"round",')
    assert heard(*words, "--out", str(file)).code == 0
    assert file.read_text("utf-8").startswith(MARK + '"round",')
    assert heard(*words, page="cp1251", eyes=True).out.startswith(b'"round",')
    assert json.loads(heard(*words[:-1], "json", page="cp866").out)["scenario"] == "tutorial"


@pytest.mark.parametrize("words", [("scenario", "schema"), ("--help",), ("scenario", "list")])
@pytest.mark.parametrize("eyes", [False, True])
def test_what_cannot_be_said_is_told_once(words: tuple[str, ...], eyes: bool) -> None:
    full = heard(*words, trouble=FULL, eyes=eyes)
    assert full.code == 2
    assert b"the disk is full" in full.err
    assert full.err.count(b"\n") == 1
    gone = heard(*words, trouble=CLOSED_PIPE, eyes=eyes)
    assert (gone.code, gone.err) == (141, b"")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize(("page", "eyes"), [("utf-8", False), ("utf-8", True), ("cp1251", True)])
def test_an_argument_is_never_repeated_raw(text: str, page: str, eyes: bool, tmp_path: Path) -> None:
    for words in (
        (text,),
        ("simulate", text),
        ("simulate", "tutorial", f"--{text}"),
        ("simulate", "tutorial", "--seed", text),
        ("simulate", "tutorial", "--plan", text),
        ("findings", text),
        ("score", str(tmp_path / text)),
        ("scenario", "check", str(tmp_path / text)),
        ("handouts", "tutorial", "--out", str(tmp_path / text)),
        ("handouts", "tutorial", "--rubric", str(tmp_path / text)),
    ):
        found = heard(*words, page=page, eyes=eyes)
        assert b"Traceback" not in found.err
        for line in (found.out + found.err).decode(page if eyes else "utf-8").splitlines():
            assert line.isprintable(), (words, line)


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    for words in (
        ("simulate", "tutorial", "--customers", "50", "--out", f"{tmp_path}/a\0b"),
        ("handouts", "tutorial", "--out", f"{tmp_path}/a\0b"),
    ):
        found = heard(*words)
        assert found.code in (1, 2), words
        assert b"went wrong" not in found.err, words
        assert b"\0" not in found.err


def test_the_game_asks_for_utf_8_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        encoding = "koi8-r"

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "__stderr__", Terminal())
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    found = heard("play", "--lang", "ru", page="koi8-r", eyes=True)
    assert found.code == 2
    assert found.err.isascii()
    assert b"export LC_ALL=ru_RU.UTF-8" in found.err


@pytest.mark.parametrize("columns", ["0", "1", "7", "abc", "-5", "20", "1000000000000"])
@pytest.mark.parametrize("eyes", [False, True])
def test_any_width_is_borne(columns: str, eyes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (("--help",), ("scenario", "list"), ("simulate", "tutorial", "--customers", "50")):
        found = heard(*words, eyes=eyes)
        assert found.code == 0
        assert len(found.out) < 1_000_000


def test_no_colour_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for words in (("--help",), ("scenario", "list")):
        assert b"\x1b[3" not in heard(*words, eyes=True).out


def test_closed_streams_are_no_files_of_ours() -> None:
    """The number of a closed stream is not given to the next file: words would land in it."""
    program = (
        "from cinema_game.cli.streams import open_outward; open_outward(); print(open('/dev/null').fileno())"
    )
    code = f"import os; os.close(2); os.close(0); {program}"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=dict(os.environ))
    assert int(done.stdout) > 2


def test_a_file_that_takes_only_a_part_is_no_success(tmp_path: Path) -> None:
    """Without a buffer Python drops the rest of a short write."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
        "sys.argv = ['cinema-game', 'scenario', 'list', '--format', 'json']; "
        "from cinema_game.__main__ import main; main()"
    )
    with (tmp_path / "part").open("wb") as file:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=file, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 2
    assert b"larger than is allowed" in done.stderr


def test_a_folder_that_the_system_keeps_to_itself_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "no", str(tmp_path))

    monkeypatch.setattr("cinema_game.store.class_folder.read_class", forbidden)
    found = heard("score", str(tmp_path))
    assert found.code == 2
    assert f"{tmp_path} cannot be read or written: permission is denied." in found.err.decode()
