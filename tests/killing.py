"""Playing a real program in a terminal of its own, and killing it with `kill -9` amid play."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cinema_game.store.reading import Reading
from cinema_game.store.rulebook import A, S
from cinema_game.store.saves import Saves


class InTerminal:
    """A program in a pseudo-terminal: press keys, see what it wrote, kill it.

    `output` is all it has written so far, escape sequences and all.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.output = b""
        self._terminal, program = pty.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=program,
            stdout=program,
            stderr=program,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
        )
        os.close(program)

    def look(self, seconds: float = 0.0) -> bytes:
        """Take in what the program writes for so long; gives back all of its output."""
        end = time.monotonic() + seconds
        while select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            try:
                part = os.read(self._terminal, 1 << 16)
            except OSError:  # Linux says so when the last program of a terminal has gone.
                break
            if not part:
                break
            self.output += part
            if time.monotonic() >= end:
                break
        return self.output

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Look until the program has written `text` since it began."""
        end = time.monotonic() + seconds
        while text.encode() not in self.output:
            assert self.process.poll() is None, f"the program ended: {self.output[-2_000:]!r}"
            assert time.monotonic() < end, f"{text!r} did not come: {self.output[-2_000:]!r}"
            self.look(0.05)

    def press(self, keys: str | bytes, pause: float = 0.0) -> None:
        """Type `keys`, then look for so long."""
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)
        self.look(pause)

    def attributes(self) -> list[Any]:
        """How the terminal is set (`termios`): whether it echoes, whether it hands lines or keys on."""
        return termios.tcgetattr(self._terminal)

    def left_on(self) -> set[str]:
        """What the program has switched on in the terminal and not off again."""
        switches = {
            "screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
            "cursor": (b"\x1b[?25l", b"\x1b[?25h"),
            "mouse": (b"\x1b[?1003h", b"\x1b[?1003l"),
            "paste": (b"\x1b[?2004h", b"\x1b[?2004l"),
            "focus": (b"\x1b[?1004h", b"\x1b[?1004l"),
            "wrap": (b"\x1b[?7l", b"\x1b[?7h"),
        }
        left = {
            name for name, (on, off) in switches.items() if self.output.rfind(on) > self.output.rfind(off)
        }
        kitty = len(re.findall(rb"\x1b\[>\d+u", self.output)) - self.output.count(b"\x1b[<u")
        return left | {"kitty"} if kitty else left

    def end(self, seconds: float = 20.0) -> int:
        """Look until the program ends by itself; gives back its status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it does not end: {self.output[-2_000:]!r}"
            self.look(0.05)
        self.look(0.05)
        return int(self.process.returncode)

    def hang_up(self) -> None:
        """Close the terminal, as a window is closed or a line breaks."""
        os.close(self._terminal)
        self._terminal = os.open(os.devnull, os.O_RDWR)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal's window another size."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def kill(self) -> bytes:
        """`kill -9`, at once; gives back what the program had written by then."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return self.look(0.05)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        os.close(self._terminal)


def opens_whole(saves: Saves[A, S], id: str, before: Sequence[A] = (), confirmed: int = 0) -> Reading[A, S]:
    """Assert that a killed workshop opens without a notice, with what was there `before` and all confirmed.

    The next call takes `reading.actions` of this one as `before`; `confirmed` counts actions.
    """
    with saves.open(id) as workshop:
        assert workshop.notices == ()
        actions, state = list(workshop.actions), workshop.state
    assert actions[: len(before)] == list(before)
    assert len(actions) >= confirmed
    reading = saves.read(id)
    assert (reading.actions, reading.state) == (actions, state)
    return reading
