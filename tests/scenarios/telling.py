"""All that a scenario says, with the way to each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from cx.scenario.text import Text

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text below a value with the way to it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, f"{path}.{name}")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{getattr(item, 'id', index)}]")
