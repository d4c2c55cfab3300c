"""The shelf: a quick look at the heads of all scenarios, for the lobby and the list.

Only the head of each file is read, as a stream of YAML events, and neither Pydantic nor
NumPy is imported: the lobby must be on screen before either is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from cx.message import LANGUAGES, N_, Message
from cx.scenario import files, limits
from cx.scenario.diagnostics import Collected, Diagnostic
from cx.scenario.places import MAIN, in_place, ordinary, shipped_places
from cx.scenario.shown import shown
from cx.scenario.unwritable import unwritable
from cx.typed import LINE_LIMIT, TextRefused, clean

if TYPE_CHECKING:
    from cx.scenario.text import Language

_HEAD = frozenset({"id", "title", "tagline", "minutes", "difficulty", "tutorial"})


@dataclass(frozen=True)
class Card:
    """A scenario on the shelf. `error` says why it cannot be opened; then the rest may be guessed."""

    id: str
    path: Path
    titles: dict[str, str] = field(default_factory=dict)
    taglines: dict[str, str] = field(default_factory=dict)
    minutes: tuple[int, int] = (20, 20)
    difficulty: int = 1
    tutorial: bool = False
    error: Diagnostic | None = None

    def title(self, language: Language) -> str:
        """The title in a language; the name of the file where there is none."""
        return self.titles.get(language) or self.id

    def tagline(self, language: Language) -> str:
        """The line under the title in a language, or nothing."""
        return self.taglines.get(language, "")


def shelf(places: Iterable[Path] | None = None) -> list[Card]:
    """Every scenario of some folders (those that ship by default), by difficulty and length.

    A scenario that cannot be read is on the shelf with its error, never an exception.
    """
    cards = [
        card(path) for place in (shipped_places() if places is None else places) for path in in_place(place)
    ]
    return sorted(cards, key=lambda card: (card.tutorial, -card.minutes[1], card.difficulty, card.id))


def card(path: Path) -> Card:
    """The card of one scenario folder or file."""
    file = path / MAIN if ordinary(path / MAIN) else path
    found = Collected()
    text = files.read(file, str(file), found)
    head: dict[str, Any] = {}
    if text is not None:
        try:
            head = _head(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            found.add((str(file), line, column), "CG010", _UNREADABLE, _CHECK)
    if text is not None and not found.any_error and not {"id", "title"} <= head.keys():
        found.add(
            (str(file), 1, 1), "CG102", Message(N_("this file has no `id` and `title`: it is no scenario"))
        )
    words = {key: _texts(head.get(key), str(file), found) for key in ("title", "tagline")}
    return _card(path, head, words, next(iter(found.sorted()), None))


def _head(text: str) -> dict[str, Any]:
    """The head keys of a file as plain texts, lists and mappings; reading stops when all were met."""
    head: dict[str, Any] = {}
    stack: list[list[Any]] = []
    event: Any
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        name = type(event).__name__
        value: Any
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            if len(stack) >= limits.DEPTH:
                return head
            stack.append([name])
            continue
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            kind, *values = stack.pop()
            value = values if kind == "SequenceStartEvent" else _pairs(values)
        elif name == "ScalarEvent":
            value = event.value
        elif name == "AliasEvent":
            value = ""
        else:
            continue
        if not stack:
            break
        if len(stack) > 1:
            stack[-1].append(value)
            continue
        root = stack[0]
        root.append(value)
        if len(root) == 3:
            _, key, value = root
            del root[1:]
            if isinstance(key, str) and key in _HEAD:
                head.setdefault(key, value)
                if len(head) == len(_HEAD):
                    break
    return head


def _pairs(values: list[Any]) -> dict[str, Any]:
    return {key: value for key, value in zip(values[::2], values[1::2], strict=False) if isinstance(key, str)}


def _card(
    path: Path, head: dict[str, Any], words: dict[str, dict[str, str]], error: Diagnostic | None
) -> Card:
    span = head.get("minutes")
    minutes = [_whole(value, 20) for value in span] if isinstance(span, list) else []
    return Card(
        id=shown(head["id"] if isinstance(head.get("id"), str) else path.stem),
        path=path,
        titles=words["title"],
        taglines=words["tagline"],
        minutes=(minutes[0], minutes[1]) if len(minutes) == 2 else (20, 20),
        difficulty=_whole(head.get("difficulty"), 1),
        tutorial=str(head.get("tutorial", "")).strip().lower() in ("true", "yes"),
        error=error,
    )


def _whole(value: Any, default: int) -> int:
    return (
        int(value)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6
        else default
    )


def _texts(value: Any, file: str, found: Collected) -> dict[str, str]:
    """What can be shown of a text of the head; what the rule refuses is told, but for a blank."""
    words = value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value)
    texts = {}
    for language, written in words.items():
        try:
            texts[language] = clean(written, LINE_LIMIT) if isinstance(written, str) else ""
        except TextRefused as refused:
            if refused.fault != "blank":
                found.add((file, 1, 1), *unwritable(refused)[:2], _CHECK)
    return texts


_UNREADABLE = Message(N_("this scenario cannot be read"))
_CHECK = Message(N_("`cinema-game scenario check` tells what is wrong with it"))
