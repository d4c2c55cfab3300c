"""From the text of a file to its tree, past every fault of syntax."""

from __future__ import annotations

from yaml import YAMLError
from yaml.error import MarkedYAMLError

from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.compose import Composer, TooMuch, events
from cx.scenario.diagnostics import Collected
from cx.scenario.lines import Lines
from cx.scenario.mend import Mender
from cx.scenario.straighten import straighten
from cx.scenario.tree import Node


def parse(text: str, file: str, found: Collected, nodes: int = 0) -> tuple[Node | None, int]:
    """The tree of a file (None if nothing can be told of it) and the number of values so far.

    Faults of syntax go to `found`. After each the line is mended and the file read again,
    so that the rest is checked as well.
    """
    lines = Lines(file, text)
    straighten(lines, found)
    mender = Mender(lines, found)
    for _ in range(limits.REPAIRS + 1):
        composer = Composer(lines, Collected(), nodes)
        mender.begin()
        try:
            for event in events(lines.text):
                mender.watch(event)
                if not composer.feed(event):
                    break
        except TooMuch:
            found.merge(composer.found)
            return None, composer.nodes
        except (YAMLError, UnicodeError) as error:
            if isinstance(error, MarkedYAMLError) and mender.mend(error):
                continue
            found.merge(composer.found)
            return None, composer.nodes
        if mender.mend_open_quote():
            continue
        found.merge(composer.found)
        if composer.root is None and not found.any_error:
            found.add(
                (file, 1, 1),
                "CG015",
                Message(N_("the file is empty")),
                Message(N_("a scenario begins with `id:`, `title:` and `tagline:`")),
            )
        return composer.root, composer.nodes
    return None, nodes
