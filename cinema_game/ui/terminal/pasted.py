"""Text that comes all at once: pasted, whether the terminal marks it as such or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.events import Key, Paste

KEPT = 20_000
"""Characters kept of one paste; more than any field has room for."""

BY_HAND = 0.1
"""Seconds of silence after which a few characters come from a finger and not from a paste."""
AT_ONCE = 64
"""So many characters of text in one piece were pasted, even if the terminal does not say so."""

_END = "\x1b[201~"
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Pasting:
    """One paste as it comes in, piece by piece.

    A marked (`bracketed`) one goes up to its end mark, whatever is in it; one that the terminal does not
    mark goes up to the first control character. Either ends when nothing comes for `patience` seconds.
    """

    def __init__(self, *, bracketed: bool) -> None:
        self.ended = False
        self.patience = 1.0 if bracketed else 0.05
        self._bracketed = bracketed
        self._pieces: list[str] = []
        self._room = KEPT
        self._tail = ""

    def over(self, text: str, silence: float) -> bool:
        """Whether the end mark was lost: after so much silence, what comes now was typed."""
        by_hand = silence > BY_HAND and len(text) < AT_ONCE
        return self._bracketed and by_hand and _END not in self._tail + text

    def take(self, text: str, at: int) -> int:
        """Take in what belongs to the paste; gives back where that ends."""
        return self._to_mark(text, at) if self._bracketed else self._to_control(text, at)

    def events(self) -> Iterator[Key | Paste]:
        """The paste; where it was one unmarked line with Enter at its end, that Enter as well."""
        text = "".join(self._pieces).replace("\r\n", "\n").replace("\r", "\n")
        line = text.rstrip("\n")
        if line:
            yield Paste(text if self._bracketed else line)
        if not self._bracketed and line != text and "\n" not in line:
            yield Key("enter", "\r")

    def _to_mark(self, text: str, at: int) -> int:
        held, rest = len(self._tail), self._tail + text[at:]
        self._tail = ""
        if (end := rest.find(_END)) >= 0:
            self.ended = True
            self._keep(rest[:end])
            return at + end + len(_END) - held
        for length in range(min(len(_END) - 1, len(rest)), 0, -1):
            if _END.startswith(rest[-length:]):
                self._tail = rest[-length:]
                break
        self._keep(rest[: len(rest) - len(self._tail)])
        return len(text)

    def _to_control(self, text: str, at: int) -> int:
        control = _NO_TEXT.search(text, at)
        self.ended = control is not None
        end = len(text) if control is None else control.start()
        self._keep(text[at:end])
        return end

    def _keep(self, piece: str) -> None:
        if piece := piece[: self._room]:
            self._pieces.append(piece)
            self._room -= len(piece)
