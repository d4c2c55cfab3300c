"""Reading a file that anyone may have sent: ordinary, not too large, UTF-8."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.diagnostics import Collected


@dataclass(frozen=True)
class Advice:
    """What to do instead: it differs by what the file should have been."""

    name: Message
    """Where there is no file to be read at the path."""
    shorten: Message
    """Where it is too large."""


SCENARIO = Advice(
    Message(N_("name a scenario folder, its scenario.yaml, or a scenario that ships")),
    Message(N_("move voices and cards to files of their own: voices.yaml, cards.yaml")),
)


def read(path: Path, shown_as: str, found: Collected, advice: Advice = SCENARIO) -> str | None:
    """The text of a file with plain `\\n` line ends and without a byte-order mark.

    None when there is nothing to be read; then `found` has been told why.
    """
    data = _bytes(path, shown_as, found, advice)
    if data is None:
        return None
    if len(data) > limits.BYTES:
        found.add(
            (shown_as, 1, 1),
            "CG003",
            Message(
                N_("the file is larger than {limit:,.0f} bytes, the most that is read"),
                {"limit": float(limits.BYTES)},
            ),
            advice.shorten,
        )
        return None
    return _decoded(data, shown_as, found)


def _bytes(path: Path, shown_as: str, found: Collected, advice: Advice) -> bytes | None:
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        if path.is_symlink():
            raise OSError(errno.ELOOP, "symlink")
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        found.add((shown_as, 1, 1), "CG001", _why(error), advice.name)
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            found.add((shown_as, 1, 1), "CG001", Message(N_("this is not an ordinary file")), advice.name)
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(limits.BYTES + 1)
    except OSError as error:
        found.add((shown_as, 1, 1), "CG001", _why(error))
        return None
    finally:
        os.close(descriptor)


def _why(error: OSError | ValueError) -> Message:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT or code == errno.ENOTDIR:
        return Message(N_("there is no such file"))
    if code == errno.ELOOP:
        return Message(N_("this is a symbolic link; only ordinary files are read"))
    if code in (errno.EACCES, errno.EPERM):
        return Message(N_("the file may not be read: permission denied"))
    return Message(N_("the file cannot be read"))


def _decoded(data: bytes, shown_as: str, found: Collected) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.add((shown_as, 1, 1), "CG002", Message(N_("the file is written in UTF-16")), _SAVE_AS_UTF8)
        return None
    if b"\0" in data:
        found.add((shown_as, 1, 1), "CG002", Message(N_("this is no text file: it holds zero bytes")))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _plain_ends(data[: error.start].decode("utf-8-sig", "replace"))
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        found.add(
            (shown_as, line, column),
            "CG002",
            Message(N_("the file is not written in UTF-8"))
            if not _looks_like_1251(data)
            else Message(N_("the file is not written in UTF-8; it looks like Windows-1251")),
            _SAVE_AS_UTF8,
        )
        text = data.decode("utf-8-sig", "replace")
        if text.count("�") * 10 > len(text):
            return None
    return _plain_ends(text)


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


_SAVE_AS_UTF8 = Message(N_("save it again as UTF-8 in your editor"))


def _looks_like_1251(data: bytes) -> bool:
    high = [byte for byte in data[:20_000] if byte >= 0x80]
    return len(high) > 3 and sum(byte >= 0xC0 for byte in high) > 0.9 * len(high)
