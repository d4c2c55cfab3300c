"""What does not fit the format: each at the value (or key) that is wrong, with advice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cx.scenario.diagnostics import Diagnostic

Told = Callable[[str], list[Diagnostic]]


def place(text: str, needle: str) -> tuple[int, int]:
    """Line and column at which a text stands in a file (once)."""
    assert text.count(needle) == 1, needle
    before = text[: text.index(needle)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


CASES = [
    # old, new, where it is told, code, message, hint
    ("goal:", "gaol:", "gaol:", "CG101", "unknown key “gaol”", "did you mean “goal”?"),
    ("    kind: poll", "    kimd: poll\n      kind: poll", "kimd", "CG101", "unknown key “kimd”", "“kind”"),
    ("once: 50", "xyzzy: 50", "xyzzy", "CG101", "unknown key “xyzzy”", ""),
    ("ticket: 60", "ticket: -60", "-60", "CG105", "-60 is negative; the least possible here is 0", ""),
    (
        "share: 0.6",
        "share: 60",
        "60\n  - id: runner",
        "CG105",
        "60 is out of bounds: 0 to 1",
        "60 % is written 0.6",
    ),
    ("share: 0.6", "share: 0,6", "0,6", "CG104", "“0,6” is not a number", "write 0.6"),
    ("share: 0.6", "share: 60 %", "60 %", "CG104", "“60 %” is not a number", "write 0.6"),
    ("ticket: 60", "ticket: 1 060", "1 060", "CG104", "is not a number", "write 1060"),
    ("ticket: 60", "ticket: 1_060", "1_060", "CG104", "is not a number", "write 1060"),
    ("ticket: 60", "ticket: −60", "−60", "CG104", "is not a number", "write -60"),
    ("ticket: 60", "ticket: .nan", ".nan", "CG104", "is not a number", "infinity"),
    ("ticket: 60", "ticket: .inf", ".inf", "CG104", "is not a number", "infinity"),
    ("ticket: 60", f"ticket: 7{'9' * 400}", "79", "CG104", "is not a number", "at most 15 digits"),
    ("ticket: 60", "ticket: 1e90", "1e90", "CG105", "out of bounds", ""),
    ("ticket: 60", "ticket: sixty", "sixty", "CG104", "“sixty” is not a number", "write digits"),
    ("ticket: 60", "ticket:", "ticket:\n", "CG104", "a number is missing here", ""),
    ("ticket: 60", "ticket: [60]", "[60]", "CG103", "here belongs a number, not a list", ""),
    ("difficulty: 1", "difficulty: 1.5", "1.5\nsource", "CG104", "1.5 is not a whole number", ""),
    ("difficulty: 1", "difficulty: 7", "7\nsource", "CG105", "7 is out of bounds: 1 to 3", ""),
    ("range: [0.4, 0.6]", "range: [0.6, 0.4]", "[0.6, 0.4]", "CG208", "runs backwards", ""),
    (
        "range: [0.4, 0.6]",
        "range: [0.6, 0.7]",
        "[0.6, 0.7]",
        "CG208",
        "0.5 lies outside its range 0.6 to 0.7",
        "",
    ),
    ("range: [0.4, 0.6]", "range: [0.4, 1.6]", "1.6]", "CG105", "out of bounds", ""),
    ("range: [0.4, 0.6]", "range: [0.4]", "[0.4]", "CG105", "this list has 1 values and needs 2", ""),
    ("minutes: [5, 10]", "minutes: 5", "5\ndifficulty", "CG103", "here belongs a list, not “5”", "write [5]"),
    (
        "screens: [street]",
        "screens: street",
        "street\n        quality",
        "CG103",
        "a list, not “street”",
        "[street]",
    ),
    (
        'family: service\n    text: {en: "A s',
        'family: sevrice\n    text: {en: "A s',
        "sevrice",
        "CG106",
        "“sevrice” is not possible here",
        "did you mean “service”?",
    ),
    ("fed_by: close", "fed_by: xx", "xx", "CG106", "“xx” is not possible here", "possible here: close, weak"),
    ("kind: poll", "kind: [poll]", "[poll]", "CG103", "here belongs one word, not a list", ""),
    ("- id: ice\n", "- id: Ice!\n", "Ice!", "CG107", "“Ice!” cannot be an id", "small Latin letter"),
    ("- id: heat\n", "- id: hеat\n", "hеat", "CG107", "holds “е”, which is no Latin letter", ""),
    ("- id: heat\n", "- id:\n", "id:\n", "CG108", "an id is missing here", ""),
    ('company: {en: "Sour & Sons"', 'company: {en: ""', '""', "CG108", "a text is missing here", ""),
    (
        'company: {en: "Sour & Sons", ru',
        "company: {en: Sour, Sons, ru",
        "Sons,",
        "CG101",
        "“Sons” is no language",
        "",
    ),
    (
        'company: {en: "Sour & Sons", ru: "Кислый и сыновья"}',
        "company: [Sour, Sons]",
        "[Sour",
        "CG103",
        "here belongs a text, not a list",
        "needs quotes",
    ),
    (
        'goal: {en: "Make them stop.", ru: "Пусть останавливаются."}',
        'goal: {en: "Make them stop."}',
        "goal:",
        "CG205",
        "the Russian text (`ru`) is missing",
        "add `ru: …`",
    ),
    (
        '- {en: "Mon", ru: "пн"}',
        '- {ru: "пн"}',
        '{ru: "пн"}',
        "CG205",
        "the English text (`en`) is missing",
        "",
    ),
    (
        "rounds: {count: 2, weeks: 4}",
        "rounds: 2",
        "2\nmoney",
        "CG103",
        "a group of `key: value`, not “2”",
        "",
    ),
    (
        "    share: 0.4\n",
        "",
        "id: runner",
        "CG102",
        "the key “share” is missing here",
        "add a line `share: …`",
    ),
    ("  ticket: 60\n", "", "money:", "CG102", "the key “ticket” is missing in “money”", "`ticket: …`"),
    (
        "budget: [300, 200]",
        "budget: []",
        "budget: []",
        "CG105",
        "this list is too short: it needs 1 or more",
        "",
    ),
    (
        "difficulty: 1\n",
        "difficulty: 1\ntutorial: maybe\n",
        "maybe",
        "CG112",
        "true or false is expected",
        "",
    ),
    ("    bad:\n", "    baad:\n", "baad", "CG106", "“baad” is not possible here", "did you mean “bad”?"),
    ("difficulty: 1\n", "difficulty: 1\n<<: 1\n", "<<", "CG101", "unknown key “<<”", "merge keys"),
    (
        "difficulty: 1\n",
        "difficulty: 1\nmodel: {talk: {kappa: 9}}\n",
        "9}}",
        "CG105",
        "0 to 3 is possible",
        "",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "needle", "code", "message", "hint"), CASES, ids=lambda value: str(value)[:24]
)
def test_fault_of_shape(
    lemonade: str, told: Told, old: str, new: str, needle: str, code: str, message: str, hint: str
) -> None:
    assert lemonade.count(old) == 1, old
    text = lemonade.replace(old, new)
    faults = [fault for fault in told(text) if fault.code == code and message in str(fault.message)]
    assert faults, [str(fault) for fault in told(text)]
    assert (faults[0].line, faults[0].column) == place(text, needle)
    assert hint in str(faults[0].hint or "")


@pytest.mark.parametrize("word", ["no", "yes", "on", "Off", "null", "~", "TRUE"])
def test_a_word_that_yaml_would_turn_into_something_else_is_asked_about(
    lemonade: str, told: Told, word: str
) -> None:
    text = lemonade.replace('title: {en: "A lemonade stand", ru: "Лимонад у ворот"}', f"title: {word}")
    (doubt,) = told(text)
    assert (doubt.line, doubt.column, doubt.severity, doubt.code) == (2, 8, "warning", "CG110")
    assert str(doubt.hint) == f"then put it in quotes: '{word}'"


def test_a_number_in_quotes_is_a_doubt_only(lemonade: str, told: Told) -> None:
    (doubt,) = told(lemonade.replace("ticket: 60", 'ticket: "60"'))
    assert (doubt.severity, doubt.code) == ("warning", "CG111")


def test_an_overlong_text_names_the_limit(lemonade: str, told: Told) -> None:
    (fault,) = told(lemonade.replace("Make them stop.", "x" * 9_000))
    assert "9,000 characters; 8,000 are the most" in str(fault)
    assert "9\u202f000 знаков" in fault.said("ru")


def test_what_the_models_refuse_is_told_at_its_place() -> None:
    """The models stay the last word, also about what only they know."""
    from pydantic import ValidationError

    from cx.scenario.diagnostics import Collected
    from cx.scenario.mechanisms import Talk
    from cx.scenario.refused import refused
    from cx.scenario.scenario import Scenario
    from cx.scenario.syntax import parse

    found = Collected()
    tree, _ = parse("id: a\nmodel:\n  talk:\n    kappa: 7\n", "f", found)
    assert tree is not None
    with pytest.raises(ValidationError) as raised:
        Scenario.model_validate({"id": "a", "model": {"talk": {"kappa": 7}}})
    refused(raised.value, tree, found)
    assert any(
        (d.line, d.column) == (3, 3) and "kappa: 7 is outside 0 to 3" in str(d) for d in found.sorted()
    )
    assert any((d.line, d.column) == (1, 1) and "not accepted" in str(d) for d in found.sorted())
    assert Talk().kappa.value == 1.25
