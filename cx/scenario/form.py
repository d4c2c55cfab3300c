"""What the schema expects at each place, read once from the Pydantic models.

Whatever has no bound is refused here at once: a list, a mapping, a number, a string.
The models stay the one description of the format; this is the view of them that the
reader needs to type plain text and to say in plain words what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cx.scenario.base import Written
from cx.scenario.number import Number, Within
from cx.scenario.text import Line, Text


@dataclass(frozen=True)
class WordsForm:
    """Plain text, kept as the model says."""

    kept: Written


@dataclass(frozen=True)
class IdForm:
    """A name for programs."""

    pattern: re.Pattern[str]


@dataclass(frozen=True)
class TextForm:
    """Text in two languages, or one string for both."""

    words: WordsForm


@dataclass(frozen=True)
class NumberForm:
    """A number within bounds; `wrapped` if it may be a mapping with range and source."""

    low: float
    high: float
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
    least: int
    most: int


@dataclass(frozen=True)
class FixedForm:
    """A list of a fixed length."""

    items: tuple[Form, ...]


@dataclass(frozen=True)
class MapForm:
    """A mapping with keys that the author chooses."""

    key: Form
    value: Form
    most: int


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


Form = (
    IdForm
    | WordsForm
    | TextForm
    | NumberForm
    | TruthForm
    | ChoiceForm
    | ListForm
    | FixedForm
    | MapForm
    | ModelForm
)


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
        return _form(parts[0], (*_told(parts[1:]), *metadata))
    if origin is Literal:
        return ChoiceForm(tuple(str(part) for part in parts))
    if origin is tuple and parts[-1] is Ellipsis:
        return ListForm(_form(parts[0]), _first(metadata, "min_length") or 0, _most(annotation, metadata))
    if origin is tuple:
        return FixedForm(tuple(_form(part) for part in parts))
    if origin is dict:
        return MapForm(_form(parts[0]), _form(parts[1]), _most(annotation, metadata))
    if annotation is Number:
        within = next((part for part in metadata if isinstance(part, Within)), None)
        if within is None:
            raise _unbounded(annotation)
        return NumberForm(within.low, within.high, wrapped=True)
    if annotation in (Text, Line):
        words = model_form(annotation).fields["en"].form
        assert isinstance(words, WordsForm)
        return TextForm(words)
    if annotation is bool:
        return TruthForm()
    if annotation in (int, float):
        low, high, above = (_first(metadata, name) for name in ("ge", "le", "gt"))
        if high is None or (low is None and above is None):
            raise _unbounded(annotation)
        return NumberForm(low if above is None else above, high, annotation is int, above=above is not None)
    if annotation is str:
        pattern = _first(metadata, "pattern")
        if pattern is not None:
            return IdForm(re.compile(pattern))
        kept = next((part for part in metadata if isinstance(part, Written)), None)
        if kept is None:
            raise _unbounded(annotation)
        return WordsForm(kept)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model_form(annotation)
    raise TypeError(f"the reader of scenarios knows no form for {annotation!r}")


def _told(parts: Iterable[Any]) -> Iterator[Any]:
    """What an annotation says, bounds out of their `Field`."""
    for part in parts:
        yield from part.metadata if isinstance(part, FieldInfo) else (part,)


def _first(metadata: Iterable[Any], name: str) -> Any:
    values = (getattr(part, name, None) for part in metadata)
    return next((value for value in values if value is not None), None)


def _most(annotation: Any, metadata: tuple[Any, ...]) -> int:
    most = _first(metadata, "max_length")
    if most is None:
        raise _unbounded(annotation)
    return int(most)


def _unbounded(annotation: Any) -> TypeError:
    return TypeError(f"a scenario has nothing without a bound, and this has none: {annotation!r}")
