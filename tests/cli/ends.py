"""Every command × every code page × every end that output can have: real files, pipes, terminals, devices.

The suite takes a few (`--few`); `python tests/cli/ends.py` tries all, in half an hour. Each is a fork of one
program, so that nothing is imported twice; `--locales FOLDER` begins a program of its own for each, under
real locales that `localedef -i ru_RU -f KOI8-R FOLDER/ru_RU.KOI8-R` and its like have made.
"""

from __future__ import annotations

import argparse
import io
import os
import pty
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LOCALES = {
    "C": ("utf-8", "C"),
    "POSIX": ("utf-8", "POSIX"),
    "KOI8-R": ("koi8-r", "ru_RU.KOI8-R"),
    "cp1251": ("cp1251", "ru_RU.CP1251"),
    "cp866": ("cp866", "ru_RU.IBM866"),
    "Latin-1": ("iso8859-1", "de_DE.ISO-8859-1"),
    "ISO-8859-5": ("iso8859-5", "ru_RU.ISO-8859-5"),
    "ASCII": ("ascii", ""),
}
"""By name: the code page that Python finds there, and the locale that asks for it."""
ENDS = ("terminal", "file", "pipe", "closed pipe", "full", "closed")
MARK = b"\xef\xbb\xbf"
FEW = ("--customers", "200", "--quiet")
LONGEST = 120
"""Seconds after which a command is taken for hanging."""


@dataclass(frozen=True)
class Case:
    """A command and what it leaves by when all is well."""

    words: tuple[str, ...]
    code: int = 0
    out: bool = True
    """Whether anything goes to standard output."""


@dataclass(frozen=True)
class Ended:
    """How it ended and what came out."""

    code: int
    out: bytes
    err: bytes


def commands(saves: str, out: str) -> list[Case]:
    """Every command of the readme, small, and some that cannot be; `saves` are read, `out` is written."""
    return [
        Case(("--help",)),
        Case(("simulate", "--help", "--lang", "ru")),
        Case(("scenario", "--lang", "ru")),
        Case(("simulate", "cinema", "--seed", "7", "--format", "json", *FEW)),
        Case(("simulate", "cinema", "--plan", "order_from_seat@1", "--lang", "ru", *FEW)),
        Case(("simulate", "tutorial", "--format", "csv", *FEW)),
        Case(("simulate", "tutorial", "--lang", "ru", "--out", f"{out}/run.txt", *FEW), out=False),
        Case(("findings", "peak-end", "--lang", "ru", "--quiet")),
        Case(("scenario", "list", "--lang", "ru")),
        Case(("scenario", "list", "--format", "json")),
        Case(("scenario", "check", "scenarios/cinema", "--lang", "ru"), out=False),
        Case(("scenario", "check", "tests/data/scenarios/broken.yaml", "--lang", "ru"), code=1),
        Case(("scenario", "schema")),
        Case(("scenario", "constants")),
        Case(("scenario", "par", "tutorial", "--draw", "7", "--customers", "200", "--lang", "ru")),
        Case(("sweep", "tutorial", "--random", "3", "--draws", "2", "--lang", "ru", *FEW)),
        Case(("sweep", "tutorial", "--random", "3", "--draws", "2", "--format", "csv", *FEW)),
        Case(("bots", "tutorial", "--saves", f"{out}/bots", "--teams", "1", "--lang", "ru", *FEW)),
        Case(("score", saves, "--seeds", "1", "--lang", "ru", "--quiet")),
        Case(("score", saves, "--seeds", "1", "--format", "csv", "--quiet")),
        Case(("report", saves, "--out", f"{out}/reports", "--lang", "ru", "--quiet")),
        Case(("handouts", "cinema", "--out", f"{out}/paper", "--lang", "ru")),
        Case(("nonsense\x1b]52;c;YWJj\x07", "--lang", "ru"), code=2, out=False),
        Case(("simulate", "\udcff\u202e\x1b[2J", "--lang", "ru"), code=1, out=False),
        Case(("play",), code=2, out=False),
    ]


def carried_out(
    words: tuple[str, ...], page: str, end: str, folder: Path, env: dict[str, str] | None = None
) -> Ended:
    """Carry out a command in a process of its own; `env` begins a new program under that environment."""
    err = folder / "err"
    mine = theirs = -1
    if end == "terminal":
        mine, theirs = pty.openpty()
    elif end == "closed pipe":
        mine, theirs = os.pipe()
        os.close(mine)
    else:
        place = Path("/dev/full") if end == "full" else folder / "out"
        theirs = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    if end == "pipe":
        os.close(theirs)
        mine, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _stand(theirs, end, err)
        _live(words, page, env)
    os.close(theirs)
    out = b""
    if end in ("terminal", "pipe"):
        with suppress(OSError):
            while part := os.read(mine, 1 << 16):
                out += part
        os.close(mine)
    _, status = os.waitpid(child, 0)
    if end == "file":
        out = (folder / "out").read_bytes()
    return Ended(os.waitstatus_to_exitcode(status), out.replace(b"\r\n", b"\n"), err.read_bytes())


def _stand(theirs: int, end: str, err: Path) -> None:
    """Put the three streams where they belong."""
    signal.alarm(LONGEST)
    told = os.open(err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(theirs if end == "terminal" else os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(theirs, 1)
    os.dup2(theirs if end == "terminal" else told, 2)
    os.closerange(3, 64)
    if end == "closed":
        os.close(1)


def _live(words: tuple[str, ...], page: str, env: dict[str, str] | None) -> None:
    """Be the program; never comes back."""
    if env is not None:
        arguments = [sys.executable, "-m", "cinema_game", *words]
        os.execve(sys.executable, [os.fsencode(word) for word in arguments], env)
    code = 70
    try:
        from cinema_game import __main__ as program

        sys.argv = ["cinema-game", *words]
        sys.stdin, sys.stdout, sys.stderr = (_stream(number, page) for number in range(3))
        setattr(sys, "__stderr__", sys.stderr)  # noqa: B010
        try:
            program.main()
        except SystemExit as left:
            code = int(str(left.code))
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException:
        import traceback

        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _stream(number: int, page: str) -> io.TextIOWrapper:
    """As the interpreter makes it; None for one that is closed."""
    try:
        device = open(number, "rb" if number == 0 else "wb", closefd=False)  # noqa: SIM115
    except OSError:
        return None  # type: ignore[return-value]
    errors = "backslashreplace" if number == 2 else "strict"
    return io.TextIOWrapper(device, page, errors, line_buffering=number == 2)


def faults(case: Case, page: str, end: str, found: Ended) -> Iterator[str]:
    """What is wrong with an end; nothing, it is hoped."""
    failing = end in ("full", "closed", "closed pipe") and case.out
    wanted = case.code if not failing else 141 if end == "closed pipe" else 2
    if found.code != wanted:
        yield f"status {found.code}, not {wanted}: {found.err[-200:]!r}"
    for trace in (b"Traceback", b"Exception ignored", b"went wrong"):
        if trace in found.out + found.err:
            yield trace.decode()
    if failing and found.err.count(b"\n") != (0 if end == "closed pipe" else 1):
        yield f"said {found.err!r}"
    for stream, encoding in ((found.out, page if end == "terminal" else "utf-8"), (found.err, "utf-8")):
        try:
            text = stream.decode(encoding)
        except UnicodeDecodeError:
            yield f"bytes that are not {encoding}"
            continue
        if any((ord(c) < 32 and c not in "\n\x1b") or 127 <= ord(c) < 160 or c == "\u202e" for c in text):
            yield "control bytes"
        if "\x1b" in text and (end != "terminal" or "\x1b]" in text or "\x1b[2J" in text):
            yield "steers the terminal"
        if "??" in text and not any(map(_hostile, case.words)):
            yield "question marks"
    if end in ("file", "pipe") and "csv" in case.words and not found.out.startswith(MARK):
        yield "no mark"
    if case.words == ("play",) and end == "terminal" and not (found.out.isascii() and b"UTF-8" in found.out):
        yield "does not say in ASCII that the game needs UTF-8"


def _hostile(word: str) -> bool:
    """Whether a word must not come back as it is."""
    return not word.isprintable()


def main() -> int:
    """Try all of them; gives how many went wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--locales", help="folder of compiled locales, for LOCPATH")
    asked.add_argument("--few", action="store_true", help="only one code page, and what is soon done")
    given = asked.parse_args()
    locales, few = given.locales, given.few
    wrong = tried = 0
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"CINEMA_GAME_CONFIG": name, "CINEMA_GAME_SAVES": f"{name}/saves", "TERM": "xterm"}
        bots = ("bots", "tutorial", "--saves", f"{name}/class", "--teams", "2", "--lang", "ru", *FEW)
        carried_out(bots, "utf-8", "file", Path(name))
        _import_all()
        for named, (page, locale) in LOCALES.items():
            for end in ENDS if not few or locales or named == "cp866" else ():
                folder = Path(name, f"{named} {end}")
                folder.mkdir()
                own = {**os.environ, "LC_ALL": locale, "LOCPATH": locales} if locale and locales else None
                for case in commands(f"{name}/class", str(folder)):
                    if case.words == ("play",) and end == "terminal" and page == "utf-8":
                        continue  # The game begins.
                    if few and not (
                        case.words[0] in ("--help", "scenario", "play") and "par" not in case.words
                    ):
                        continue
                    found = carried_out(case.words, page, end, folder, own)
                    tried += 1
                    for fault in faults(case, page, end, found):
                        wrong += 1
                        print(f"{named} × {end} × {' '.join(case.words)!r}: {fault}", flush=True)
        print(f"{tried} ends, {wrong} wrong")
    return wrong


def _import_all() -> None:
    """What the commands import when they are called, once and not in every fork."""
    import cx.findings.running  # noqa: F401


if __name__ == "__main__":
    sys.exit(bool(main()))
