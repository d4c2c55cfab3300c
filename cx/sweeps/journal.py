"""The file from which an interrupted sweep goes on: a line a batch, each with its checksum."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self
from zlib import crc32

from cx.message import N_, Message
from cx.model.plan import Plan
from cx.sweeps.batch import FIGURES, Terms

FORM = 1
"""Version of the file's form."""
Key = tuple[int, str]
"""Draw, and the name of a plan."""


class ResumeError(ValueError):
    """A file that a sweep cannot go on from; the message says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def name_of(plan: Plan) -> str:
    """A plan in one line: `ID@ROUND[:TOUCHPOINT],…`, with its waits if it has any."""
    text = ",".join(str(choice) for choice in plan.choices)
    waits = "".join(f" +{weeks!r}w@{round_}" for round_, weeks in plan.waits)
    return text + waits


class Journal:
    """What a sweep has found so far, in memory and, if it has a path, on disk."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.found: dict[Key, list[float]] = {}

    @classmethod
    def opened(cls, path: Path | None, terms: Terms, wanted: Iterable[Key]) -> Self:
        """The journal at a path, with what it holds; begun if it is not there.

        A torn last line is dropped, a spoilt one is run again. ResumeError for the file of
        another sweep, OSError if it cannot be read or written.
        """
        journal = cls(path)
        if path is None:
            return journal
        head = _head(terms)
        text = path.read_bytes() if path.exists() else b""
        lines, sound = text.split(b"\n")[:-1], text.rfind(b"\n") + 1
        bodies = [_body(line) for line in lines]
        if not lines:
            if text and not _line(head).encode().startswith(text):
                raise _strange(path)
            path.write_bytes(_line(head).encode())
            return journal
        if bodies[0] is None or "sweep" not in bodies[0]:
            raise _strange(path)
        if bodies[0] != head:
            raise _other(path)
        if sound < len(text):
            os.truncate(path, sound)
        wanted = set(wanted)
        for body in bodies[1:]:
            for name, figures in (body or {}).get("plans", {}).items():
                key = (body["draw"], name) if body else (0, "")
                if key not in wanted:
                    raise _other(path)
                journal.found[key] = [float("nan") if one is None else one for one in figures]
        return journal

    def add(self, draw: int, plans: Iterable[Plan], rows: Iterable[list[float]]) -> None:
        """Note what a batch came to; it is on disk when this returns."""
        named = {name_of(plan): row for plan, row in zip(plans, rows, strict=True)}
        self.found.update({(draw, name): row for name, row in named.items()})
        if self.path is None:
            return
        told = {name: [one if one == one else None for one in row] for name, row in named.items()}
        with self.path.open("ab") as file:
            file.write(_line({"draw": draw, "plans": told}).encode())
            file.flush()
            os.fsync(file.fileno())


def _head(terms: Terms) -> dict[str, Any]:
    """What must be the same for figures of one file to belong together."""
    return {
        "sweep": FORM,
        "model": terms.version,
        "scenario": terms.fingerprint,
        "customers": terms.customers,
        "seed": terms.seed,
        "rounds": terms.rounds,
        "horizon": terms.horizon,
        "figures": list(FIGURES),
    }


def _line(body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return f'{{"check":"{crc32(text.encode()):08x}","body":{text}}}\n'


def _body(line: bytes) -> dict[str, Any] | None:
    """What a line says; None where it is not as it was written."""
    try:
        body = json.loads(line)["body"]
        return body if isinstance(body, dict) and _line(body).encode() == line + b"\n" else None
    except (ValueError, KeyError, TypeError):
        return None


def _strange(path: Path) -> ResumeError:
    template = N_("{file} is not a file of a sweep. Name another file; it will be written.")
    return ResumeError(Message(template, {"file": path}))


def _other(path: Path) -> ResumeError:
    template = N_(
        "{file} belongs to another sweep: other plans, draws, customers, seed, rounds or another "
        "version of the scenario or the model. Name another file, or repeat the command that began this one."
    )
    return ResumeError(Message(template, {"file": path}))
