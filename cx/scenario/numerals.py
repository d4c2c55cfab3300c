"""Numbers as people write them: read strictly, with advice where a form is not taken."""

from __future__ import annotations

import re

from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.tree import Mapping, Node, Scalar

_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d*,\d{1,2}|[+-]?\d*,\d{4,}|[+-]?0,\d+", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[_ ,'\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?", re.ASCII)
_PERCENT = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*%", re.ASCII)
_ENDLESS = re.compile(r"[+-]?\.?(?:inf|infinity|nan|∞)", re.IGNORECASE)
_MINUS = str.maketrans("−–", "--")


def read(written: str) -> float | Message:
    """The number, or the advice on how to write it (an empty template: no advice)."""
    text = written.strip()
    if len(text) > 60:
        return _TOO_LONG
    if _PLAIN.fullmatch(text):
        mantissa = re.split("[eE]", text)[0]
        if sum(character.isdigit() for character in mantissa.lstrip("+-0.")) > limits.DIGITS:
            return _TOO_LONG
        return float(text)
    if _ENDLESS.fullmatch(text):
        return Message(N_("infinity and “not a number” are no values here"))
    dashed = text.translate(_MINUS)
    if dashed != text and _PLAIN.fullmatch(dashed):
        return _write(dashed)
    if _GROUPED.fullmatch(text):
        return _write(re.sub(r"[^\d.+-]", "", text))
    if _COMMA.fullmatch(text):
        return _write(text.replace(",", "."))
    percent = _PERCENT.fullmatch(text)
    if percent is not None:
        return _write(f"{float(percent.group(1).replace(',', '.')) / 100:g}")
    return Message(N_("write digits, with a point before the decimals"))


_TOO_LONG = Message(N_("at most {digits} digits"), {"digits": limits.DIGITS})


def _write(number: str) -> Message:
    return Message(N_("write {number}"), {"number": number})


def figure(node: Node | None) -> float | None:
    """The number that a node holds, bare or as `{value: …}`; None if there is none to be read."""
    if isinstance(node, Mapping):
        node = node.get("value")
    value = read(node.text) if isinstance(node, Scalar) else None
    return value if isinstance(value, float) else None
