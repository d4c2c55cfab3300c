"""What a terminal sends and what the game takes it for; whatever is sent, it goes on."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key, MouseEvent, Paste
from textual.message import Message

from cinema_game.ui.terminal.allowance import AT_ONCE, Allowance
from cinema_game.ui.terminal.keyboard import Keyboard
from cinema_game.ui.terminal.pasted import KEPT


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def read(messages: Iterable[Message]) -> list[str]:
    """Keys by name, printable ones with what they type; pastes in quotes."""
    told = []
    for message in messages:
        if isinstance(message, Key):
            told.append(f"{message.key}={message.character}" if message.is_printable else message.key)
        else:
            told.append(repr(message.text) if isinstance(message, Paste) else type(message).__name__)
    return told


def sent(*pieces: str, wait: float = 0.0) -> list[str]:
    """What is made of pieces that come `wait` seconds apart, and of the silence after them."""
    clock = Clock()
    keyboard, told = Keyboard(clock), list[str]()
    for piece in pieces:
        told += read(keyboard.feed(piece))
        clock.now += wait
        told += read(keyboard.tick())
    clock.now += 10
    return told + read(keyboard.tick())


@pytest.mark.parametrize(
    ("sequence", "keys"),
    [
        # Kitty's protocol: code:shifted:base ; modifiers:event ; text
        ("\x1b[1089;5:1u", ["ctrl+c"]),
        ("\x1b[1089::99;5u", ["ctrl+c"]),
        ("\x1b[1092::97;u", ["ф=ф"]),
        ("\x1b[1092::97u", ["ф=ф"]),
        ("\x1b[1072;2;1040u", ["А=А"]),
        ("\x1b[97:65;2u", ["A=A"]),
        ("\x1b[97;2u", ["A=A"]),
        ("\x1b[97;;97u", ["a=a"]),
        ("\x1b[97;5;97u", ["ctrl+a"]),
        ("\x1b[1075;5:2u", ["ctrl+u"]),
        ("\x1b[1075;5:3u", []),
        ("\x1b[1092;6u", ["ctrl+shift+a"]),
        ("\x1b[1110::115;5u", ["ctrl+s"]),  # і of the Ukrainian layout, its key told by the terminal
        ("\x1b[1105;5u", ["ctrl+grave_accent"]),
        ("\x1b[1092;3u", ["alt+a"]),
        ("\x1b[0;;128512:8205:97u", ["grinning_face=😀", "a=a"]),
        ("\x1b[13u", ["enter"]),
        ("\x1b[13;5u", ["ctrl+enter"]),
        ("\x1b[27u", ["escape"]),
        ("\x1b[9;2u", ["shift+tab"]),
        ("\x1b[57413;129;43u", ["plus=+"]),
        ("\x1b[57413u", ["plus=+"]),
        ("\x1b[57441;2u", []),  # Shift by itself
        ("\x1b[57358u", []),  # Caps Lock
        ("\x1b[1;129C", ["right"]),  # Num Lock is on
        ("\x1b[1;1:3C", []),
        ("\x1b[3;5:1~", ["ctrl+delete"]),
        # xterm's modifyOtherKeys
        ("\x1b[27;5;1084~", ["ctrl+v"]),
        ("\x1b[27;5;1052~", ["ctrl+v"]),
        ("\x1b[27;2;13~", ["shift+enter"]),
        ("\x1b[27;5~", []),
        # Older terminals
        ("\x1b[C", ["right"]),
        ("\x1bOC", ["right"]),
        ("\x1b[1;5C", ["ctrl+right"]),
        ("\x1b[[A", ["f1"]),
        ("\x1b[24~", ["f12"]),
        ("\x1b[3$", ["shift+delete"]),
        ("\x1b[3^", ["ctrl+delete"]),
        ("\x1bOk", ["plus=+"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x9b1;5C", ["ctrl+right"]),
        ("\x1b\x7f", ["ctrl+w"]),
        ("\x1bф", ["alt+a"]),
        ("\x1b\x1b[C", ["escape", "right"]),
        ("фa\r\x15", ["ф=ф", "a=a", "enter", "ctrl+u"]),
        # What is no key, or nonsense
        ("\x1b[999999999999999999999u", []),
        ("\x1b[55296u\x1b[1114112u\x1b[0u\x1b[u", []),
        ("\x1b[304;5u", []),  # İ has no small letter of one character
        ("\x1b[5;10R\x1b[?1;2c\x1b[?2026;1$y", ["TerminalSupportsSynchronizedOutput"]),
        ("\x1b[48;99999999;99999999;1;1t\x1b[?2048;1$y", []),
        ("\x1b[<99999999999;1;1M", []),
        ("\x1b[M !!x", ["x=x"]),
        ("\x1b]52;c;YWJj\x07x", ["x=x"]),
        ("\x1bPq\x1b\\x", ["x=x"]),
        ("\x1b[1;\x01x", ["ctrl+a", "x=x"]),
        ("\x1b[" + "1" * 100_000 + "ux", ["x=x"]),
        ("\x1b]" + "a" * 100_000 + "\x07x", ["x=x"]),
        ("\ufffd\u202e\ufdd0x", ["x=x"]),
    ],
)
def test_every_form_of_a_key_in_one_piece_and_character_by_character(sequence: str, keys: list[str]) -> None:
    assert sent(sequence) == keys
    assert sent(*sequence[:500], *([sequence[500:]] if sequence[500:] else [])) == keys


def test_escape_by_itself_is_a_key_and_an_arrow_split_by_a_slow_line_stays_an_arrow() -> None:
    assert sent("\x1b") == ["escape"]
    assert sent("\x1b[", "C", wait=0.25) == ["right"]
    assert sent("\x1b", "[C", wait=0.25) == ["escape", "right"]
    assert sent("\x1b", "[", "C", wait=0.25) == ["escape", "right"]
    assert sent("\x1b", "OC", wait=0.25) == ["escape", "right"]
    assert sent("\x1b", "[C", "\x1b", "[D", wait=0.25) == ["escape", "right", "left"]  # Slow lines are known.
    assert sent("\x1b", "[", wait=0.25) == ["escape", "left_square_bracket=["]
    assert sent("\x1b", "x", wait=0.25) == ["escape", "x=x"]
    assert sent("\x1b", "", "[C", wait=2) == ["escape", "left_square_bracket=[", "C=C"]


def test_a_paste_is_one_whatever_is_in_it() -> None:
    assert sent("\x1b[200~a\x1b[C\r\nb\x1b[201~c") == [repr("a\x1b[C\nb"), "c=c"]
    assert sent(*"\x1b[200~a\x1b[201b\x1b[201~c") == [repr("a\x1b[201b"), "c=c"]
    assert sent("\x1b[200~\x1b[201~", "\x1b[201~") == []
    assert sent("\x1b[200~no end") == ["'no end'"]
    assert sent("\x1b[200~no end", "x", wait=2) == ["'no end'", "x=x"]
    assert sent("\x1b[200~no end", "\x11", "\x11", wait=0.4) == ["'no end'", "ctrl+q", "ctrl+q"]
    assert sent("\x1b[200~slow", " line\x1b[2", "01~", wait=0.05) == ["'slow line'"]
    assert sent("\x1b[200~slow", " line\x1b[201~", wait=0.4) == ["'slow line'"]


def test_a_paste_that_the_terminal_does_not_mark_acts_as_no_keys() -> None:
    lines = "Box office\rPopcorn\rParking\r" * 4
    assert sent(lines, lines) == [repr((lines + lines).replace("\r", "\n").rstrip())]
    assert sent("b" + "a" * 100 + "\r") == [repr("b" + "a" * 100), "enter"]
    assert sent("b" + "a" * 100 + "\x1b[C") == [repr("b" + "a" * 100), "right"]
    assert sent("+" * 100) == ["plus=+"] * 100  # A key held on a slow line.


def test_no_paste_is_kept_beyond_what_any_field_takes() -> None:
    keyboard = Keyboard()
    for _ in range(100):
        keyboard.feed("\x1b[200~" + "\x1b[31mx" * 1_000)
    (paste,) = keyboard.feed("\x1b[201~")
    assert isinstance(paste, Paste)
    assert len(paste.text) == KEPT


_PARAMETERS = st.lists(st.sampled_from(["", "0", "1", "5", "13", "1089", "1114112", "9" * 30]), max_size=5)
_SEQUENCES = st.builds(
    lambda start, parts, between, end: start + between.join(parts) + end,
    st.sampled_from(["\x1b[", "\x1b[<", "\x1b[?", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x9b", "[", ""]),
    _PARAMETERS,
    st.sampled_from([";", ":", " ", ""]),
    st.sampled_from([*"uABCDEFHMPQRSItmycRZ~$^@[", "$y", "\x07", "\x1b\\", "", "\x1b", "я"]),
)
_PIECES = st.one_of(
    _SEQUENCES,
    st.sampled_from(["\x1b[200~", "\x1b[201~", "\x1b", "\x00", "\x18", "\ud800", "\U0010ffff", "текст"]),
    st.text(max_size=100),
    st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "replace")),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([0.0, 0.0, 0.15, 2.0])), max_size=30))
def test_nothing_that_comes_breaks_the_keyboard(pieces: list[tuple[str, float]]) -> None:
    clock = Clock()
    keyboard = Keyboard(clock)
    for piece, wait in pieces:
        for message in keyboard._read(piece):  # Not through `feed`, which would hide a fault.
            assert isinstance(message, Key | Paste | MouseEvent) or read([message])
        keyboard._due = keyboard._patience()
        assert len(keyboard._rest) <= 256
        clock.now += wait
        keyboard.tick()
    clock.now += 10
    keyboard.tick()
    clock.now += 10
    assert read(keyboard.feed("x")) == ["x=x"]


def test_a_fault_inside_costs_what_was_being_read_and_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = Keyboard()
    monkeypatch.setattr("cinema_game.ui.terminal.keyboard.keys_of", lambda _: 1 / 0)
    assert read(keyboard.feed("a\x1b[1;5Cb")) == ["a=a"]
    monkeypatch.undo()
    assert read(keyboard.feed("\x1b[1;5C")) == ["ctrl+right"]


def test_letters_cut_in_two_and_bytes_that_are_no_letters() -> None:
    decode, keyboard = codecs.getincrementaldecoder("utf-8")("replace").decode, Keyboard()
    told = [key for byte in "ф\x1b[C".encode() for key in read(keyboard.feed(decode(bytes([byte]))))]
    assert told == ["ф=ф", "right"]
    assert read(keyboard.feed(decode(b"\xd1\x00\xff\xfea"))) == ["ctrl+@", "a=a"]


def test_more_keys_than_any_hand_presses_are_left_out_and_a_held_key_never_is() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    assert sum(allowance.take() for _ in range(10 * AT_ONCE)) == AT_ONCE
    clock.now += 1
    assert sum(allowance.take() for _ in range(AT_ONCE)) == 200
    clock.now += 60
    taken = 0
    for _ in range(40 * 60):
        clock.now += 1 / 40
        taken += allowance.take()
    assert taken == 40 * 60
