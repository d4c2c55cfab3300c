"""What can go wrong with a saved workshop, each with a sentence for the person in front of it."""

from __future__ import annotations

import errno

from cinema_game.language import N_
from cx.message import Message

_FULL = N_("The disk is full, so {what} was not saved. Free some space and try again: nothing else is lost.")
_READ_ONLY = N_(
    "The folder of saves, or a file in it, may not be written, so {what} cannot be written. Allow it, or "
    "choose another folder with --saves."
)
_NO_FILE = N_(
    "There is a link, a folder or a device in place of a file, so {what} cannot be read. Put the file back."
)
_LARGE = N_("There is more in {what} than the game takes ({limit} MB).")
_CHANGED = N_(
    "The files were moved or changed outside of the game, so {what} was not saved. Open the workshop again."
)
_FAILED = N_(
    "The disk reported an error ({code}), so {what} was not saved. Everything confirmed before is kept."
)
_NO_FOLDER = N_(
    "There is something else where the folder of saves should be. "
    "Move it away, or choose another folder with --saves."
)
_FORBIDDEN = N_(
    "The system does not allow to read {what} ({code}). Change the rights of its folder and files."
)
_UNREADABLE = N_(
    "The system reported an error ({code}), so {what} cannot be read. Check the folder of saves."
)

LIMIT_MB = 64
"""Of one file of a save; the log of the longest class day stays far below."""


class StoreError(Exception):
    """Something about saving or opening; `message` is the sentence in both languages."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class InUse(StoreError):
    """The workshop is open in another window."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("This workshop is open in another window. Close it there, or begin a new one here."))
        )


class TooNew(StoreError):
    """The save was written by a later version of the game; it stays untouched."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            Message(
                N_(
                    "This workshop was saved by a newer version of the game (format {found}; this one knows "
                    "{known}). Update the game to open it; the save is unchanged."
                ),
                {"found": found, "known": known},
            )
        )


class Damaged(StoreError):
    """Nothing that can be trusted is left of a file or a save; it stays untouched."""


class NotUnderstood(StoreError):
    """The save is whole, but the rules of this version cannot make sense of it; it stays untouched."""


class NotFound(StoreError):
    """No save has this id."""


class NotKeepable(StoreError):
    """An action or a state that could not be read back later; nothing was written."""


class DiskTrouble(StoreError):
    """The operating system refused: a full or read-only disk, an input or output error."""


class Stopped(StoreError):
    """The disk did not confirm: nothing more is accepted until the save is opened again."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "The disk failed while saving, so this workshop has stopped to be safe. Everything "
                    "confirmed before is kept. Check the disk, then open the workshop again."
                )
            )
        )


class Closed(StoreError):
    """The workshop was closed here."""

    def __init__(self) -> None:
        super().__init__(Message(N_("This workshop has been closed. Open it again from the lobby.")))


class SyncFailed(OSError):
    """The system could not promise that data is on the disk; a second try would promise nothing either."""


class NoFile(OSError):
    """A link, a folder, a pipe, a socket or a device where a file should be."""


def disk_trouble(error: OSError, what: Message, *, reading: bool = False) -> DiskTrouble:
    """The sentence for an error of the operating system about `what`."""
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    if error.errno == errno.EFBIG:
        template = _LARGE
    elif isinstance(error, NoFile):
        template = _NO_FILE
    elif error.errno == errno.ENOTDIR:
        template = _NO_FOLDER
    elif reading:
        forbidden = error.errno in (errno.EACCES, errno.EPERM)
        template = _FORBIDDEN if forbidden else _UNREADABLE
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        template = _FULL
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        template = _READ_ONLY
    elif error.errno in (errno.ESTALE, errno.ENOENT):
        template = _CHANGED
    else:
        template = _FAILED
    return DiskTrouble(Message(template, {"what": what, "code": code, "limit": LIMIT_MB}))
