"""What the schema expects at each place, read once from the Pydantic models.

The models stay the one description of the format; this is the view of them that the
reader needs to type plain text and to say in plain words what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from cx.scenario.number import Number, Within
from cx.scenario.text import Text


@dataclass(frozen=True)
class WordsForm:
    """Plain text, perhaps of a pattern (an id)."""

    least: int = 0
    most: int = 100_000
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True)
class TextForm:
    """Text in two languages, or one string for both."""

    words: WordsForm


@dataclass(frozen=True)
class NumberForm:
    """A number within bounds; `wrapped` if it may be a mapping with range and source."""

    low: float = float("-inf")
    high: float = float("inf")
    whole: bool = False
    wrapped: bool = False
    above: bool = False


@dataclass(frozen=True)
class TruthForm:
    """Yes or no."""


@dataclass(frozen=True)
class ChoiceForm:
    """One of some words."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class ListForm:
    """A list of things of one form."""

    item: Form
    least: int = 0
    most: int = 1_000_000


@dataclass(frozen=True)
class FixedForm:
    """A list of a fixed length."""

    items: tuple[Form, ...]


@dataclass(frozen=True)
class MapForm:
    """A mapping with keys that the author chooses."""

    key: Form
    value: Form


@dataclass(frozen=True)
class FieldForm:
    """A key of a model."""

    form: Form
    required: bool
    nullable: bool


@dataclass(frozen=True, eq=False)
class ModelForm:
    """A mapping with fixed keys."""

    model: type[BaseModel]
    fields: dict[str, FieldForm]


Form = WordsForm | TextForm | NumberForm | TruthForm | ChoiceForm | ListForm | FixedForm | MapForm | ModelForm


@cache
def model_form(model: type[BaseModel]) -> ModelForm:
    """The form of a model's mapping."""
    fields = {}
    for name, info in model.model_fields.items():
        inner, nullable = _without_none(info.annotation)
        extra = info.json_schema_extra
        bounds = (Within(float(str(extra["low"])), float(str(extra["high"]))),) if _bounded(extra) else ()
        form = _form(inner, (*info.metadata, *bounds))
        fields[name] = FieldForm(form, info.is_required(), nullable)
    return ModelForm(model, fields)


def _bounded(extra: object) -> TypeGuard[dict[str, object]]:
    """Constants of the model name their range beside the field."""
    return isinstance(extra, dict) and {"low", "high"} <= extra.keys()


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        rest = [part for part in get_args(annotation) if part is not NoneType]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _form(annotation: Any, metadata: tuple[Any, ...] = ()) -> Form:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form(parts[0], (*parts[1:], *metadata))
    if origin is Literal:
        return ChoiceForm(tuple(str(part) for part in parts))
    if origin is tuple and parts[-1] is Ellipsis:
        return ListForm(_form(parts[0]), *_bounds(metadata, "min_length", "max_length", 0, 1_000_000))
    if origin is tuple:
        return FixedForm(tuple(_form(part) for part in parts))
    if origin is dict:
        return MapForm(_form(parts[0]), _form(parts[1]))
    if annotation is Number:
        within = next((part for part in metadata if isinstance(part, Within)), Within(-1e12, 1e12))
        return NumberForm(within.low, within.high, wrapped=True)
    if annotation is Text:
        words = model_form(Text).fields["en"].form
        assert isinstance(words, WordsForm)
        return TextForm(words)
    if annotation is bool:
        return TruthForm()
    if annotation in (int, float):
        low, high = _bounds(metadata, "ge", "le", -1e12, 1e12)
        above = _first(metadata, "gt", None)
        if above is not None:
            low = above
        return NumberForm(low, high, whole=annotation is int, above=above is not None)
    if annotation is str:
        least, most = _bounds(metadata, "min_length", "max_length", 0, 100_000)
        pattern = _first(metadata, "pattern", None)
        return WordsForm(least, most, re.compile(pattern) if isinstance(pattern, str) else pattern)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model_form(annotation)
    raise TypeError(f"the reader of scenarios knows no form for {annotation!r}")


def _first(metadata: Iterable[Any], name: str, default: Any) -> Any:
    values = (getattr(part, name, None) for part in metadata)
    return next((value for value in values if value is not None), default)


def _bounds(metadata: tuple[Any, ...], low: str, high: str, least: Any, most: Any) -> tuple[Any, Any]:
    return _first(metadata, low, least), _first(metadata, high, most)
