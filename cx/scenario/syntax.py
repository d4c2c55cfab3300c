"""From the text of a file to its tree, past every fault of syntax."""

from __future__ import annotations

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
    repairs = min(limits.REPAIRS, max(1, limits.READ_AGAIN // (len(text) + 1)))
    for _ in range(repairs + 1):
        composer = Composer(lines, Collected(), nodes)
        mender.begin()
        try:
            for event in events(lines.text):
                mender.watch(event)
                if not composer.feed(event):
                    break
            if mender.mend_open_quote():
                continue
        except TooMuch:
            pass
        except MarkedYAMLError as error:
            if mender.mend(error):
                continue
            composer.root = None
        found.merge(composer.found)
        return composer.root, composer.nodes
    message = Message(
        N_("the file has more than {limit} faulty lines; the rest was not looked at"),
        {"limit": repairs},
    )
    found.add((file, 1, 1), "CG003", message, Message(N_("put these lines right and check again")))
    return None, nodes
