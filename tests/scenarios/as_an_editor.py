"""Checks a value as an editor does, by the words of JSON Schema that ours uses; any other is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "integer": (int,), "number": (int, float),
}  # fmt: skip
_SILENT = {"$schema", "$defs", "title", "description", "default", "unit", "origin", "reference"}


def faults(value: Any, rule: dict[str, Any], whole: dict[str, Any], place: str = "") -> Iterator[str]:
    """What is wrong with a value, each with its place, e.g. `/segments/0/share: maximum`."""
    for word, told in rule.items():
        if word not in _SILENT and not _holds(word, told, value, rule, whole):
            yield f"{place}: {word}"
    if "$ref" in rule:
        yield from faults(value, whole["$defs"][rule["$ref"].removeprefix("#/$defs/")], whole, place)
    if isinstance(value, dict):
        for name, inner in value.items():
            for key in _keys(name, rule):
                yield from faults(inner, key, whole, f"{place}/{name}")
    if isinstance(value, list):
        first = rule.get("prefixItems", ())
        for number, inner in enumerate(value):
            item = first[number] if number < len(first) else rule.get("items", {})
            yield from faults(inner, item, whole, f"{place}/{number}")


def _keys(name: str, rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if name in rule.get("properties", {}):
        yield rule["properties"][name]
    for pattern, key in rule.get("patternProperties", {}).items():
        if re.search(pattern, name):
            yield key
    if isinstance(rule.get("additionalProperties"), dict):
        yield rule["additionalProperties"]


def _holds(word: str, told: Any, value: Any, rule: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a value keeps to one word of a rule; those that speak of another type let it pass."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    match word:
        case "type":
            fits = isinstance(value, _TYPES[told])
            return fits and not (isinstance(value, bool) and told in ("integer", "number"))
        case "enum":
            return value in told
        case "anyOf":
            return any(not list(faults(value, one, whole)) for one in told)
        case "pattern":
            return not isinstance(value, str) or re.search(told, value) is not None
        case "minimum" | "maximum":
            return not number or (value >= told if word == "minimum" else value <= told)
        case "minLength" | "maxLength":
            return not isinstance(value, str) or _within(len(value), word, told)
        case "minItems" | "maxItems":
            return not isinstance(value, list) or _within(len(value), word, told)
        case "minProperties" | "maxProperties":
            return not isinstance(value, dict) or _within(len(value), word, told)
        case "required":
            return not isinstance(value, dict) or all(name in value for name in told)
        case "additionalProperties":
            return (
                told is not False
                or not isinstance(value, dict)
                or all(list(_keys(name, rule)) for name in value)
            )
        case "propertyNames":
            return not isinstance(value, dict) or not any(list(faults(name, told, whole)) for name in value)
        case "$ref" | "properties" | "patternProperties" | "items" | "prefixItems":
            return True
    raise AssertionError(f"an editor knows {word!r}, this one does not")


def _within(size: int, word: str, told: int) -> bool:
    return size >= told if word.startswith("min") else size <= told
