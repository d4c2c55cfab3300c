"""The constants of the model as a page and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby

from cx.scenario.constants import constants, meanings

HEAD = """# Constants of the customer model

A mechanism with a switch can be switched off (`model: {talk: {on: false}}`), and each constant set
(`model: {talk: {close: 1.0}}`) in a scenario file. Origins: *published*, *computed* from data or from a
published figure, *claimed* by a source text, *assumed*. This page is made by
`cinema-game scenario constants --format markdown > docs/constants.md`.
"""


def as_markdown() -> str:
    """A page: a table for each mechanism."""
    about = meanings()
    page = [HEAD]
    for mechanism, rows in groupby(constants(), key=lambda constant: constant.mechanism):
        page += [
            f"\n## {mechanism}\n",
            about[mechanism],
            "",
            "| constant | default | range | unit | meaning | origin |",
        ]
        page.append("|---|---:|---|---|---|---|")
        page += [
            f"| `{row.name}` | {row.default:g} | {row.low:g}…{row.high:g} | {row.unit} | {row.description} "
            f"| {row.origin}{': ' + row.reference if row.reference else ''} |"
            for row in rows
        ]
    return "\n".join(page) + "\n"


def as_json() -> str:
    """One object a constant."""
    return json.dumps([asdict(constant) for constant in constants()], ensure_ascii=False, indent=2) + "\n"
