"""How commands tell what went wrong."""

from __future__ import annotations

from cx.message import Message

DONE, FOUND_PROBLEMS, WRONG_USAGE = 0, 1, 2


class Problem(Exception):
    """A command cannot do what was asked; `message` says what, where and what to do."""

    def __init__(self, message: Message, exit_code: int = WRONG_USAGE) -> None:
        super().__init__(str(message))
        self.message = message
        self.exit_code = exit_code
