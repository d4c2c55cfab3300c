"""What the rules say when they forbid something."""

from __future__ import annotations

from cx.message import Message


class RuleBroken(ValueError):
    """An action that the rules forbid; `message` says what is wrong and what to do, in both languages."""

    def __init__(self, sentence: str | Message, **params: object) -> None:
        self.message = sentence if isinstance(sentence, Message) else Message(sentence, params)
        super().__init__(str(self.message))
