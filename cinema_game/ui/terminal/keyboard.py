"""What comes from the terminal, as keys, pastes and moves of the mouse; nothing that comes breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from cinema_game.ui.terminal.keys import keys_of, with_alt
from cinema_game.ui.terminal.pasted import AT_ONCE, Pasting

_ESC = "\x1b"
_LONGEST = 256
"""Characters of one sequence; what is longer is skipped up to its end."""
_HELD = 1_000
"""So many times the same key at once is no finger either."""
_AFTER_ESCAPE = 1.0
"""Seconds after a lone Esc in which `[C` is the rest of an arrow that a slow line has split."""
_PATIENCE = 0.5
"""Seconds for the rest of a sequence of which more than the Esc has come."""

_WHOLE = re.compile(
    r"\x1b(?:"
    r"\[\[[^\x1b]|\[M[^\x1b]{3}|\[\d+\$|\[[0-?]*[ -/]*[@-LN-Z\\-~]|\[[0-?]+[ -/]*[M\[]"  # CSI
    r"|O[0-9;]*[@-~]"  # SS3
    r"|[PX\]^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings of the terminal: DCS, SOS, OSC, PM, APC
    r")"
)
_BEGUN = re.compile(r"\x1b(?:\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)?|O[0-9;]*|[PX\]^_][^\x07\x1b]*\x1b?)?\Z")
_BROKEN = re.compile(r"\x1b(?:\[[ -?]*|O[0-9;]*|[PX\]^_][^\x1b]*)")
_STRING = tuple(_ESC + kind for kind in "PX]^_")
_STRING_END = re.compile(r"\x07|\x1b\\|\x1b(?=[^\\])")
_CSI_END = re.compile(r"[^ -?]")
_SPLIT = re.compile(r"\[[\d:;<]*[@-~]?\Z|O[A-DFHP-S]\Z")
_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_EIGHT_BITS = str.maketrans({code: _ESC + chr(code - 0x40) for code in b"\x8f\x90\x98\x9b\x9c\x9d\x9e\x9f"})
_MOUSE = re.compile(r"\x1b\[<\d{1,3};-?\d{1,5};-?\d{1,5}[Mm]")
_SYNCHRONIZED = re.compile(r"\x1b\[\?2026;[1-9]\$y")
_FOCUS = {"\x1b[I": AppFocus, "\x1b[O": AppBlur}
_LOST = "\ufffd"
"""What stands where the bytes were no UTF-8."""
_PASTE = "\x1b[200~"


class Keyboard:
    """Takes in characters as they come and gives messages; keeps at most a short piece of them.

    Stands in the place of Textual's own parser: `feed` what was read, `tick` when nothing comes.
    What is malformed, unknown or larger than anything that a terminal sends is left out.
    """

    def __init__(self, clock: Callable[[], float] = get_time) -> None:
        self._clock = clock
        self._parser = XTermParser()
        self._escape_delay = constants.ESCAPE_DELAY
        """Seconds after which an Esc is a key by itself; longer once the line has proved slow."""
        self._rest = ""
        self._skipping: re.Pattern[str] | None = None
        self._pasting: Pasting | None = None
        self._escaped = float("-inf")
        self._late = False
        self._due: float | None = None
        self._fed = clock()

    @property
    def waiting(self) -> bool:
        """Whether something is kept that a `tick` will give out."""
        return self._due is not None

    def feed(self, text: str) -> list[Message]:
        """What these characters mean, together with the rest of those before."""
        found: list[Message] = []
        if not text:
            return found
        try:
            found.extend(self._read(text.translate(_EIGHT_BITS)))
        except Exception:
            self._forget()
        self._fed = self._clock()
        self._due = self._patience()
        return found

    def tick(self) -> list[Message]:
        """What is to be given out because nothing more has come; call it at least every tenth of a second."""
        if self._due is None or self._clock() < self._due:
            return []
        rest, late, pasting = self._rest, self._late, self._pasting
        self._forget()
        if pasting is not None:
            return list(pasting.events())
        if rest == _ESC:
            self._escaped = self._clock()
            return [Key("escape", _ESC)]
        return list(self._plain("[")) if late and rest == _ESC + "[" else []

    def _forget(self) -> None:
        self._rest, self._skipping, self._pasting, self._late, self._due = "", None, None, False, None

    def _patience(self) -> float | None:
        if self._pasting is not None:
            wait = self._pasting.patience
        elif self._rest == _ESC:
            wait = self._escape_delay
        elif self._rest or self._skipping is not None:
            wait = _PATIENCE
        else:
            return None
        return self._clock() + wait

    def _read(self, text: str) -> Iterator[Message]:
        if not self._rest and self._clock() - self._escaped < _AFTER_ESCAPE and _SPLIT.match(text):
            text, self._late, self._escape_delay = _ESC + text, True, _PATIENCE
        if self._pasting is not None and self._pasting.over(text, self._clock() - self._fed):
            yield from self._pasting.events()
            self._pasting = None
        text, self._rest, self._escaped = self._rest + text, "", float("-inf")
        at = 0
        while at < len(text):
            if self._pasting is not None:
                at = self._pasting.take(text, at)
                if self._pasting.ended:
                    pasting, self._pasting = self._pasting, None
                    yield from pasting.events()
            elif self._skipping is not None:
                at = self._skip(self._skipping, text, at)
            elif text[at] == _ESC:
                at = yield from self._sequence(text, at)
            elif (run := _TEXT.match(text, at)) is None:
                yield from self._plain(text[at])
                at += 1
            elif _at_once(run.group()):
                self._pasting = Pasting(bracketed=False)
            else:
                for character in run.group():
                    yield from self._plain(character)
                at = run.end()

    def _skip(self, until: re.Pattern[str], text: str, at: int) -> int:
        if (end := until.search(text, at)) is None:
            self._rest = _ESC if text.endswith(_ESC) else ""
            return len(text)
        self._skipping = None
        return end.start() if end.group() == _ESC else end.end()

    def _sequence(self, text: str, at: int) -> Generator[Message, None, int]:
        """One sequence; gives back where it ends."""
        if (whole := _WHOLE.match(text, at)) is not None:
            self._late = False
            yield from self._meaning(whole.group())
            return whole.end()
        if _BEGUN.match(text, at) is not None:
            if len(text) - at <= _LONGEST:
                self._rest = text[at:]
            else:
                self._skipping = _STRING_END if text.startswith(_STRING, at) else _CSI_END
            return len(text)
        if (broken := _BROKEN.match(text, at)) is not None:
            return broken.end()
        if text[at + 1] == _ESC:
            yield Key("escape", _ESC)
            return at + 1
        yield from self._plain(text[at + 1], alt=True)
        return at + 2

    def _meaning(self, sequence: str) -> Iterator[Message]:
        """What a whole sequence says; nothing if it is unknown."""
        if len(sequence) > _LONGEST:
            return
        if sequence == _PASTE:
            self._pasting = Pasting(bracketed=True)
        elif sequence in _FOCUS:
            yield _FOCUS[sequence]()
        elif _MOUSE.fullmatch(sequence):
            if (event := self._parser.parse_mouse_code(sequence)) is not None:
                yield event
        elif _SYNCHRONIZED.fullmatch(sequence):
            yield TerminalSupportsSynchronizedOutput()
        elif keys := keys_of(sequence):
            yield from keys
        else:
            yield from self._known(sequence)

    def _known(self, sequence: str) -> Iterator[Key]:
        """What the table of older terminals has for a sequence."""
        match ANSI_SEQUENCES_KEYS.get(sequence):
            case tuple(keys):
                yield from (Key(key.value, None) for key in keys)
            case str(character):
                yield from self._plain(character)

    def _plain(self, character: str, *, alt: bool = False) -> Iterator[Key]:
        """A character as a key; half of one, or one that cannot be seen, is none."""
        if character == _LOST or (character > "\x7f" and not character.isprintable()):
            return
        if alt and isinstance(ANSI_SEQUENCES_KEYS.get(_ESC + character), tuple):
            yield from self._known(_ESC + character)
        elif alt and character.isprintable():
            yield with_alt(character)
        else:
            yield from self._parser._sequence_to_key_events(character)


def _at_once(run: str) -> bool:
    """Whether so much text in one piece was pasted; a slow line brings a held key in one piece as well."""
    return len(run) >= _HELD or (len(run) >= AT_ONCE and len(set(run)) > 1)
