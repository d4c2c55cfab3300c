"""Does the tree have the shape of a scenario? Types every scalar and tells all that does not fit.

The result is plain data for the Pydantic models, which stay the last word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cx.message import N_, Message
from cx.scenario import numerals
from cx.scenario.diagnostics import Collected
from cx.scenario.form import (
    ChoiceForm,
    FieldForm,
    FixedForm,
    Form,
    IdForm,
    ListForm,
    MapForm,
    ModelForm,
    NumberForm,
    TextForm,
    TruthForm,
    WordsForm,
    model_form,
)
from cx.scenario.number import Number
from cx.scenario.shown import did_you_mean, nearest, shown, tidy
from cx.scenario.text import LANGUAGES
from cx.scenario.tree import Lost, Mapping, Node, Scalar, Sequence, head, nothing
from cx.scenario.unwritable import unwritable
from cx.typed import TextRefused

_WORDS_OF_YAML = {
    *("yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"),
    *("Yes", "No", "On", "Off", "Y", "N", "True", "False", "Null"),
    *("YES", "NO", "ON", "OFF", "TRUE", "FALSE", "NULL"),
}
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class Shape:
    """Turns a tree into data of a form; what does not fit goes to `found`."""

    def __init__(self, found: Collected) -> None:
        self.found = found

    def data(self, node: Node, form: Form) -> Any:
        """The node as plain data; whatever was told as an error gives None."""
        if isinstance(node, Lost):
            return None
        match form:
            case TextForm():
                return self._text(node, form)
            case NumberForm():
                return self._number(node, form)
            case WordsForm():
                return self._words(node, form)
            case IdForm():
                return self._id(node, form)
            case ChoiceForm():
                return self._choice(node, form)
            case TruthForm():
                return self._truth(node)
            case ModelForm():
                return self._model(node, form)
            case ListForm():
                return self._list(node, form)
            case FixedForm():
                return self._fixed(node, form)
            case MapForm():
                return self._map(node, form)

    def _model(self, node: Node, form: ModelForm) -> Any:
        if not isinstance(node, Mapping):
            return self._unlike(node, _A_MAPPING)
        data: dict[str, Any] = {}
        present = {key.text for key, _ in node.entries}
        for key, value in node.entries:
            field = form.fields.get(key.text)
            if field is None:
                self._unknown_key(key, form, present)
            elif not (field.nullable and nothing(value)):
                data.setdefault(key.text, self.data(value, field.form))
        if node.lossy:
            return data
        for name, field in form.fields.items():
            if field.required and name not in present:
                self._missing(node, name)
        return data

    def _unknown_key(self, key: Scalar, form: ModelForm, present: set[str]) -> None:
        hint = None
        if key.text == "<<":
            hint = Message(N_("merge keys are not used here: write the keys out"))
        elif not self.found.full:
            near = nearest(key.text, form.fields)
            absent = [name for name in form.fields if name not in present]
            hint = did_you_mean(key.text, form.fields if near else absent)
        self.found.add(key, "CG101", Message(N_("unknown key “{key}”"), {"key": shown(key.text)}), hint)

    def _missing(self, node: Mapping, name: str) -> None:
        where = head(node)
        if node.key is None:
            message = Message(N_("the key “{name}” is missing here"), {"name": name})
        else:
            message = Message(
                N_("the key “{name}” is missing in “{parent}”"),
                {"name": name, "parent": shown(node.key.text)},
            )
        hint = Message(N_("add a line `{name}: …`"), {"name": name})
        self.found.add(where, "CG102", message, hint)

    def _list(self, node: Node, form: ListForm) -> Any:
        if nothing(node):
            node = Sequence(node.file, node.line, node.column, key=node.key)
        if not isinstance(node, Sequence):
            return self._unlike(node, _A_LIST, _list_hint(node))
        if len(node.items) > form.most:
            self._too_many(node, len(node.items), form.most)
            return None
        if len(node.items) < form.least:
            message = Message(N_("this list is too short: it needs {least} or more"), {"least": form.least})
            self.found.add(head(node), "CG105", message)
        return [self.data(item, form.item) for item in node.items]

    def _fixed(self, node: Node, form: FixedForm) -> Any:
        if not isinstance(node, Sequence):
            return self._unlike(node, _A_LIST, _list_hint(node))
        if len(node.items) != len(form.items):
            message = Message(
                N_("this list has {count} values and needs {needed}"),
                {"count": len(node.items), "needed": len(form.items)},
            )
            self.found.add(node, "CG105", message)
            return None
        return [self.data(item, part) for item, part in zip(node.items, form.items, strict=True)]

    def _map(self, node: Node, form: MapForm) -> Any:
        if nothing(node):
            return {}
        if not isinstance(node, Mapping):
            return self._unlike(node, _A_MAPPING)
        if len(node.entries) > form.most:
            self._too_many(node, len(node.entries), form.most)
            return None
        data: dict[Any, Any] = {}
        for key, value in node.entries:
            name = self.data(key, form.key)
            data.setdefault(name, self.data(value, form.value))
        return data

    def _too_many(self, node: Node, count: int, most: int) -> None:
        """What is too long is not looked at item by item: its faults would bury this one."""
        message = Message(
            N_("there are {count:,.0f} of these, and {most:,.0f} are the most"),
            {"count": float(count), "most": float(most)},
        )
        self.found.add(head(node), "CG105", message)

    def _text(self, node: Node, form: TextForm) -> Any:
        if isinstance(node, Mapping):
            return self._translations(node, form)
        return self._words(node, form.words)

    def _translations(self, node: Mapping, form: TextForm) -> Any:
        data: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text in LANGUAGES:
                data.setdefault(key.text, self._words(value, form.words))
            else:
                self.found.add(
                    key,
                    "CG101",
                    Message(N_("“{key}” is no language of these texts"), {"key": shown(key.text)}),
                    Message(N_("a text has `en` and `ru`; inside {{ }} a comma or colon needs quotes")),
                )
        if not data and node.entries:
            return data
        for language in LANGUAGES:
            if language not in data and not node.lossy:
                message = _NO_ENGLISH if language == "en" else _NO_RUSSIAN
                self.found.add(head(node), "CG205", message, _ADD[language])
        return data

    def _words(self, node: Node, form: WordsForm) -> Any:
        if not isinstance(node, Scalar):
            return self._unlike(node, _A_TEXT, _NEEDS_QUOTES)
        try:
            text = form.kept.clean(node.text)
        except TextRefused as refused:
            self.found.add(node, *unwritable(refused))
            return None
        if node.plain and text in _WORDS_OF_YAML:
            self.found.warn(
                node,
                "CG110",
                Message(N_("is the text “{text}” meant?"), {"text": text}),
                Message(N_("then put it in quotes: '{text}'"), {"text": text}),
            )
        return text

    def _id(self, node: Node, form: IdForm) -> Any:
        if not isinstance(node, Scalar):
            return self._unlike(node, _A_TEXT, _NEEDS_QUOTES)
        text = node.text.strip()
        if form.pattern.search(text):
            return text
        if not text:
            self.found.add(node, "CG108", Message(N_("an id is missing here")), _ID_RULE)
            return None
        odd = next((letter for letter in text if letter.isalpha() and not letter.isascii()), None)
        if odd is not None:
            message = Message(
                N_("the id “{text}” holds “{letter}”, which is no Latin letter"),
                {"text": shown(text), "letter": shown(odd)},
            )
        else:
            message = Message(N_("“{text}” cannot be an id"), {"text": shown(text)})
        self.found.add(node, "CG107", message, _ID_RULE)
        return None

    def _number(self, node: Node, form: NumberForm) -> Any:
        if isinstance(node, Mapping) and form.wrapped:
            return self._wrapped(node, form)
        if not isinstance(node, Scalar):
            return self._unlike(node, _A_NUMBER)
        if nothing(node):
            self.found.add(node, "CG104", Message(N_("a number is missing here")))
            return None
        value = numerals.read(node.text)
        if isinstance(value, Message):
            self.found.add(
                node, "CG104", Message(N_("“{text}” is not a number"), {"text": shown(node.text)}), value
            )
            return None
        if not node.plain:
            self.found.warn(
                node,
                "CG111",
                Message(N_("this number stands in quotes")),
                Message(N_("write {number} without them"), {"number": node.text.strip()}),
            )
        if form.whole and value != int(value):
            message = Message(N_("{value} is not a whole number"), {"value": tidy(value)})
            self.found.add(node, "CG104", message)
            return None
        if not form.low <= value <= form.high or (form.above and value == form.low):
            self.found.add(node, "CG105", *_outside(value, form))
            return None
        return int(value) if form.whole else value

    def _wrapped(self, node: Mapping, form: NumberForm) -> Any:
        bare = NumberForm(form.low, form.high)
        inner = ModelForm(
            Number,
            {
                name: field if name == "source" else _with(field, name, bare)
                for name, field in model_form(Number).fields.items()
            },
        )
        data = self._model(node, inner)
        value, span = data.get("value"), data.get("range")
        if span is not None and None not in span and value is not None and not span[0] <= value <= span[1]:
            where = node.get("range") or node
            message = (
                Message(N_("the range runs backwards: the lower end comes first"))
                if span[0] > span[1]
                else Message(
                    N_("the value {value} lies outside its range {low} to {high}"),
                    {"value": tidy(value), "low": tidy(span[0]), "high": tidy(span[1])},
                )
            )
            self.found.add(where, "CG208", message)
        return data

    def _choice(self, node: Node, form: ChoiceForm) -> Any:
        if not isinstance(node, Scalar):
            return self._unlike(node, _A_WORD)
        text = node.text.strip()
        if text in form.options:
            return text
        near = nearest(text, form.options)
        options = Message(N_("possible here: {names}"), {"names": ", ".join(form.options)})
        hint = Message(N_("did you mean “{name}”?"), {"name": near}) if near else options
        message = (
            Message(N_("“{text}” is not possible here"), {"text": shown(text)})
            if text
            else Message(N_("a word is missing here"))
        )
        self.found.add(node, "CG106", message, hint)
        return None

    def _truth(self, node: Node) -> Any:
        value = _TRUTHS.get(node.text.strip().lower()) if isinstance(node, Scalar) else None
        if value is None:
            message = Message(N_("true or false is expected here"))
            self.found.add(node, "CG112", message)
        return value

    def _unlike(self, node: Node, expected: Message, hint: Message | None = None) -> None:
        if isinstance(node, Scalar) and nothing(node):
            message = Message(N_("here belongs {expected}, and nothing is written"), {"expected": expected})
        else:
            message = Message(
                N_("here belongs {expected}, not {written}"),
                {"expected": expected, "written": _written(node)},
            )
        self.found.add(node, "CG103", message, hint)


def _with(field: FieldForm, name: str, bare: NumberForm) -> FieldForm:
    return replace(field, form=bare if name == "value" else FixedForm((bare, bare)))


def _outside(value: float, form: NumberForm) -> tuple[Message, Message | None]:
    params = {"value": tidy(value), "low": tidy(form.low), "high": tidy(form.high)}
    if value < 0 <= form.low:
        message = Message(N_("{value} is negative; the least possible here is {low}"), params)
    elif form.high >= 1e9 or form.low <= -1e9:
        message = Message(N_("{value} is out of bounds here"), params)
    else:
        message = Message(N_("{value} is out of bounds: {low} to {high} is possible here"), params)
    share = form.high == 1 and form.wrapped and 1 < abs(value) <= 100
    hint = Message(N_("{value} % is written {share}"), {"value": tidy(value), "share": f"{value / 100:g}"})
    return message, hint if share else None


def _list_hint(node: Node) -> Message | None:
    if isinstance(node, Scalar) and not nothing(node):
        return Message(N_("write [{text}]"), {"text": shown(node.text)})
    return Message(N_("begin each item with a dash and a space"))


def _written(node: Node) -> Message:
    match node:
        case Sequence():
            return _A_LIST
        case Mapping():
            return _A_MAPPING
        case _:
            return Message(N_("“{text}”"), {"text": shown(node.text if isinstance(node, Scalar) else "")})


_A_LIST = Message(N_("a list"))
_A_MAPPING = Message(N_("a group of `key: value`"))
_A_TEXT = Message(N_("a text"))
_A_NUMBER = Message(N_("a number"))
_A_WORD = Message(N_("one word"))
_NO_ENGLISH = Message(N_("the English text (`en`) is missing"))
_NO_RUSSIAN = Message(N_("the Russian text (`ru`) is missing"))
_ADD = {
    "en": Message(N_("add `en: …`; what is the same in both languages is written as one text")),
    "ru": Message(N_("add `ru: …`; what is the same in both languages is written as one text")),
}
_NEEDS_QUOTES = Message(N_("a text with brackets or a colon in it needs quotes"))
_ID_RULE = Message(
    N_("an id begins with a small Latin letter and has small letters, digits, _ and -, at most 48")
)
