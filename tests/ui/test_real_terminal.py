"""The real program in a pseudo-terminal: strange keys and floods; however it ends, all is as before."""

from __future__ import annotations

import random
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from killing import InTerminal

from cinema_game.store.workshops import workshops
from cinema_game.workshop import actions as do

STRANGE = (
    *("\x1b[1089;5:1u", "\x1b[1089::99;5u", "\x1b[1092::97;u", "\x1b[27;5;1084~", "\x1b[1075;5:3u"),
    *("\x1b[5;5R", "\x1b[48;99999999;9999999;1;1t", "\x1b[9999999999u", "\xff\xfe", "\x1b]52;c;YWJj\x07"),
)
FRAGMENTS = (b"\x1b", b"\x1b[", b"\x1bO", b"\x1b]", b"\x1b[200~", b"\x1b[<", b";5:1u", b"\x9b", b"\x1b[C")
TO_THE_MAP, DECK, UNDO_RUSSIAN, QUIT_RUSSIAN = "\x1bOS", "\x1b[2~", "\x1b[1103;5u", "\x1b[1081::113;5u"


def playing(saves: Path, *more: str, env: Mapping[str, str] | None = None) -> InTerminal:
    command = [sys.executable, "-m", "cinema_game", "play", "--lang", "en", "--saves", str(saves)]
    return InTerminal([*command, *(more or ("tutorial",))], env)


def press_until(game: InTerminal, keys: str, text: str) -> None:
    """Press again until it is seen: a key may come before its screen does."""
    end, before = time.monotonic() + 20, len(game.output)
    while text.encode() not in game.output[before:]:
        assert time.monotonic() < end, f"{text!r} did not come: {game.output[-2_000:]!r}"
        game.press(keys, pause=0.3)


def on_the_map(game: InTerminal) -> None:
    game.wait_for("Brief")
    press_until(game, TO_THE_MAP, "Walk the way")


def test_strange_keys_do_no_harm_and_those_that_mean_something_work(tmp_path: Path) -> None:
    with playing(tmp_path) as game:
        on_the_map(game)
        for sequence in STRANGE:
            game.press(sequence, pause=0.05)
        game.wait_for("own point")  # Letters open the deck: \xff\xfe is read as two of them.
        game.press("hatches", pause=0.3)
        game.press("\x1b[1075;5u", pause=0.2)  # Ctrl+г empties the field as Ctrl+U does.
        game.press("\x1b[200~Ticket hatch\rDeep parking\x1b[201~", pause=0.5)
        game.press("\r", pause=0.5)
        game.press("\x1b", pause=0.4)
        game.press(UNDO_RUSSIAN, pause=0.4)
        game.press(QUIT_RUSSIAN)
        assert game.end() == 0
        assert game.left_on() == set()
    (card,) = workshops(tmp_path).list()
    actions = workshops(tmp_path).read(card.id).actions
    names = [action.name for action in actions if isinstance(action, do.AddPoint)]
    assert names == ["Ticket hatch", "Deep parking"]
    assert any(isinstance(action, do.Undo) for action in actions)


def test_an_arrow_split_by_a_slow_line_does_not_leave_the_map(tmp_path: Path) -> None:
    with playing(tmp_path) as game:
        on_the_map(game)
        for _ in range(2):
            game.press("\x1b", pause=0.25)
            game.press("[C", pause=0.3)
        press_until(game, DECK, "Add")


def test_floods_of_random_bytes_do_no_harm(tmp_path: Path) -> None:
    draw = random.Random(9)
    with playing(tmp_path) as game:
        on_the_map(game)
        for _ in range(4):
            flood = b"".join(
                draw.choice(FRAGMENTS) if draw.random() < 0.2 else draw.randbytes(1) for _ in range(2_000)
            )
            game.press(flood.replace(b"\x11", b""), pause=0.3)  # Ctrl+Q would end it.
        game.look(1.2)
        if game.process.poll() is None:
            game.press("\x1b[113;5u")
        assert game.end() == 0
        assert game.left_on() == set()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_told_to_end_it_leaves_the_terminal_as_it_was(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with playing(tmp_path) as game:
        before = game.attributes()
        game.wait_for("Brief")
        assert game.attributes() != before
        assert "screen" in game.left_on()
        game.process.send_signal(number)
        assert game.end() == 128 + number
        assert game.left_on() == set()
        assert game.attributes() == before
    assert workshops(tmp_path).list()


def test_a_closed_window_ends_it(tmp_path: Path) -> None:
    with playing(tmp_path) as game:
        game.wait_for("Brief")
        game.hang_up()
        assert game.process.wait(20) == 128 + signal.SIGHUP


def test_put_to_sleep_it_gives_the_terminal_back_and_wakes_up_whole(tmp_path: Path) -> None:
    with playing(tmp_path) as game:
        before = game.attributes()
        game.wait_for("Brief")
        game.process.send_signal(signal.SIGTSTP)
        end = time.monotonic() + 10
        while game.left_on() and time.monotonic() < end:
            game.look(0.05)
        assert game.left_on() == set()
        assert game.attributes() == before
        for number in (signal.SIGCONT, signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT):
            time.sleep(0.2)
            shown = len(game.output)
            game.process.send_signal(number)
        while b"Brief" not in game.output[shown:] and time.monotonic() < end + 10:
            game.look(0.05)
        assert game.attributes() != before
        on_the_map(game)
        game.press(QUIT_RUSSIAN)
        assert game.end() == 0
        assert game.left_on() == set()
        assert game.attributes() == before


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_can_do_nothing_gets_a_sentence(tmp_path: Path, term: str) -> None:
    with playing(tmp_path, env={"TERM": term}) as game:
        assert game.end() == 2
        assert b"TERM says" in game.output
        assert b"\x1b" not in game.output


FAULTS = {
    "timer": "CinemaGame.on_mount = lambda game: game.set_timer(0.1, boom)",
    "worker thread": "CinemaGame.on_mount = lambda game: game.run_worker(boom, thread=True)",
    "before the screen": "CinemaGame.__init__ = boom",
    "style": "CinemaGame.CSS_PATH = 'nowhere.tcss'",
    "keyboard": "Keyboard.tick = boom",
    "taking the terminal": "TerminalDriver._request_terminal_sync_mode_support = boom",
    "giving it back": (
        "TerminalDriver._enable_line_wrap = boom\n"
        "CinemaGame.on_mount = lambda game: game.set_timer(0.1, game.exit)"
    ),
    "telling of a fault": "accident._written = boom; CinemaGame.on_mount = boom",
}


@pytest.mark.parametrize("place", FAULTS)
def test_a_fault_is_a_sentence_on_a_terminal_as_it_was(tmp_path: Path, place: str) -> None:
    program = f"""
import sys
from cinema_game.__main__ import main
from cinema_game.ui import accident
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.terminal.driver import TerminalDriver
from cinema_game.ui.terminal.keyboard import Keyboard
def boom(*_, **__): raise RuntimeError("[/] \\x1b[2J")
{FAULTS[place]}
sys.argv = ["cinema-game", "play", "--lang", "en", "--saves", {str(tmp_path)!r}]
main()
"""
    with InTerminal([sys.executable, "-c", program]) as game:
        before = game.attributes()
        assert game.end() == 1
        assert game.left_on() == set()
        assert game.attributes() == before
        last = game.output[game.output.rfind(b"\x1b[?1049l") + 1 :]
        assert b"Something in the game itself went wrong" in last
        assert b"Traceback" not in last
        assert b"\x1b[2J" not in last
