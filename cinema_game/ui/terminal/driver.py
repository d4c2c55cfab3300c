"""The terminal on Linux, macOS and their like: Textual's driver with our keyboard and ending."""

from __future__ import annotations

import os
import select
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import constants
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import InputEvent
from textual.message import Message

from cinema_game.ui.terminal.allowance import Allowance
from cinema_game.ui.terminal.ending import Ending
from cinema_game.ui.terminal.keyboard import Keyboard

_READ = 4096
_TICK, _SHORT_TICK = 0.1, 0.02
_BASE_LAYOUT_TOO = "\x1b[=4;2u"
"""Asks kitty's protocol to say as well which Latin letter stands on a key."""
_USUAL_POINTER = "\x1b]22;default\x07"
_AS_BEFORE = (
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    f"{_USUAL_POINTER}\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


class Steady:
    """A terminal to write to that may go away: what cannot be written is let go."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if there is still something to write to."""
        try:
            self._file.write(text)
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        """Send what was written."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def fileno(self) -> int:
        """The terminal's number."""
        return int(self._file.fileno())


class TerminalDriver(LinuxDriver):
    """Never ends by what is typed, and leaves the terminal as it was by whatever it ends."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        out: Any = Steady(self._file)
        self._file, self._out = out, out.fileno()
        self._allowance = Allowance()
        self._first_attributes: list[Any] | None = None
        self._in_use = False
        self._ending = Ending(app, self._loop, self.restore)

    def start_application_mode(self) -> None:
        """Take the terminal; whatever it was before the first time is what it will be again."""
        if self._first_attributes is None and self.input_tty:
            self._first_attributes = termios.tcgetattr(self.fileno)
        self._in_use = True
        start: Callable[[], None] = super().start_application_mode
        start()
        self._in_use = self._writer_thread is not None and self._writer_thread.is_alive()
        if not self._in_use:
            return  # In the background: the terminal is somebody else's for now.
        self.attrs_before = self._first_attributes
        if not constants.DISABLE_KITTY_KEY:
            self.write(_BASE_LAYOUT_TOO)
        self._ending.listen()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._ending.listen_no_more()
        self.write(_USUAL_POINTER)
        super().stop_application_mode()
        self._in_use = False

    def close(self) -> None:
        """The end; if giving the terminal back failed half-way, it is done here."""
        super().close()
        self.restore()

    def restore(self) -> None:
        """Give the terminal back at once and without any help: the program is about to end."""
        if not self._in_use:
            return
        self._in_use = False
        self.exit_event.set()
        try:
            if self._first_attributes is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._first_attributes)
            if select.select([], [self._out], [], _TICK)[1]:
                os.write(self._out, _AS_BEFORE.encode())
        except (OSError, termios.error):
            return

    def run_input_thread(self) -> None:
        """Read what is typed until the terminal is given back."""
        keyboard, decode = Keyboard(), getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            patience = _SHORT_TICK if keyboard.waiting else _TICK
            if select.select([self.fileno], [], [], patience)[0]:
                try:
                    read = os.read(self.fileno, _READ)
                except BlockingIOError:
                    continue
                except OSError:
                    read = b""
                if not read:
                    self._ending.begin(signal.SIGHUP)
                    return
                for message in keyboard.feed(decode(read)):
                    self.process_message(message)
            for message in keyboard.tick():
                self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Hand on to the game what it can take."""
        if not isinstance(message, InputEvent) or self._allowance.take():
            super().process_message(message)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _query_in_band_window_resize(self) -> None:
        """Not asked: a size told by the terminal could be any, the system's own is true."""

    def _sigtstp_application(self, *_: object) -> None:
        self._in_turn(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._in_turn(self._wake)

    def _in_turn(self, todo: Callable[[], None]) -> None:
        """Not at once: a signal may come while the one before is still being answered."""
        with suppress(RuntimeError):  # The game is over.
            self._loop.call_soon_threadsafe(todo)

    def _wake(self) -> None:
        """Go on after a pause; one that could not be foreseen (SIGSTOP) left the terminal to the shell."""
        if self._auto_restart:
            if self._in_use:
                self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)
