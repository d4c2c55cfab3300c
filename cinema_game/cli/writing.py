"""What a command found, given to a stream or to files; a file is written whole or not at all."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path

from cinema_game.cli.words import Problem
from cinema_game.language import N_
from cinema_game.legible import other_words
from cinema_game.report.sheets.csv_file import MARK
from cinema_game.store import disk
from cinema_game.store.whole import write_whole
from cx.harmless import harmless
from cx.message import Message

_CANNOT = N_("{file} cannot be written: {why}. Choose another place with --out.")
_WHY = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EFBIG: N_("the file would be larger than is allowed here"),
    errno.EACCES: N_("permission is denied"),
    errno.EPERM: N_("permission is denied"),
    errno.EROFS: N_("the disk is read-only"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EINVAL: N_("this cannot be the name of a file"),
    errno.EBADF: N_("it is closed"),
}


def give(text: Callable[[], str], format: str = "", out: Path | None = None) -> None:
    """Print what was found, or write it into the file `out`.

    `text` is laid out for where it goes: a file is no terminal. CSV in a file begins with the mark by which
    spreadsheets know UTF-8.

    Raises:
        Problem: the file cannot be written; one that was there stays as it was.
    """
    with redirect_stdout(StringIO() if out else sys.stdout):
        mark = MARK if format == "csv" and not sys.stdout.isatty() else ""
        page = mark + text()
    if out is None:
        sys.stdout.write(page)
        sys.stdout.flush()
    else:
        _tried(partial(write_whole, {out: page.encode("utf-8", other_words("utf-8"))}), out)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files, and folders for them where there are none, and print their names.

    Raises:
        Problem: one of them cannot be written; all that were there stay as they were.
    """
    for folder in dict.fromkeys(path.parent for path in files):
        _tried(partial(disk.make_folder, folder), folder)
    _tried(partial(write_whole, files), next(iter(files)))
    for path in files:
        print(harmless(path))


def reason(error: OSError | ValueError) -> Message:
    """Why the system refused; a name that it cannot take at all is a ValueError."""
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    known = _WHY.get(code or 0)
    return Message(known) if known else Message("{why}", {"why": getattr(error, "strerror", None) or error})


def cannot_reach(error: OSError, file: object = None) -> Message:
    """A file or folder, the one that the error names or else `file`, that the system keeps to itself."""
    template = N_("{file} cannot be read or written: {why}.")
    return Message(template, {"file": error.filename or file, "why": reason(error)})


def _tried(act: Callable[[], None], place: Path) -> None:
    try:
        act()
    except (OSError, ValueError) as error:
        file = getattr(error, "filename", None) or place
        raise Problem(Message(_CANNOT, {"file": file, "why": reason(error)})) from error
