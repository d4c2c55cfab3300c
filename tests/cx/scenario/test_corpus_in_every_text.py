"""Any text in any place of a scenario: kept as people's typing is, or refused with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import BLANK, BROKEN, CORPUS, DIRECTIONS, ESCAPES, TOWERS
from pydantic import BaseModel, ValidationError
from scenario_texts import Way, acting, rewritten, text_forms

from cx.scenario.diagnostics import Collected, Diagnostic, formatted
from cx.scenario.form import WordsForm, model_form
from cx.scenario.reader import check_scenario, load_scenario
from cx.scenario.scenario import Scenario
from cx.scenario.shape import Shape
from cx.scenario.shelf import card
from cx.scenario.tree import Scalar
from cx.typed import TextRefused, clean

PLACES = dict(text_forms())
HARMFUL = [*ESCAPES, *DIRECTIONS, *BROKEN, *TOWERS]
Told = Callable[[str], list[Diagnostic]]
QUEUE = 'name: {en: "The queue"'


def harmless(*found: Diagnostic) -> None:
    for language in ("en", "ru"):
        for format in ("text", "json", "github"):
            said = formatted(found, format, language)
            assert not acting(said), said
            assert format != "text" or said.count("\n") == len(found) - 1


@pytest.mark.parametrize("text", CORPUS, ids=ascii)
def test_every_place_keeps_or_refuses_a_text_by_the_rule_for_typing(text: str) -> None:
    for way, form in PLACES.items():
        found = Collected()
        kept = Shape(found).data(Scalar("case.yaml", 3, 4, text, plain=False), form)
        try:
            assert kept == clean(text, form.kept.most, lines=form.kept.lines), way
        except TextRefused:
            assert kept is None
            (fault,) = found.sorted()
            assert fault.code in ("CG108", "CG109", "CG113")
            assert (fault.line, fault.column, fault.hint is not None) == (3, 4, True)
            harmless(fault)


def test_what_harms_is_taken_nowhere() -> None:
    for text in (*HARMFUL, *BLANK):
        for form in PLACES.values():
            with pytest.raises(TextRefused):
                form.kept.clean(text)


@pytest.mark.parametrize("way", PLACES, ids=".".join)
def test_a_scenario_made_in_python_is_refused_too(way: Way) -> None:
    data, _ = rewritten(load_scenario("missed-flight"), lambda at, said: said + "\x1b[2J" * (at == way))
    with pytest.raises(ValidationError, match="hidden control character"):
        Scenario.model_validate(data, context={"meaning checked": True})


def test_where_numbers_come_from_is_a_text_too() -> None:
    (way,) = {form for form in [model_form(Scenario).fields["source"].form] if isinstance(form, WordsForm)}
    with pytest.raises(TextRefused):
        way.kept.clean("deck\x1b]52;c;YWJj\x07")


@pytest.mark.parametrize(
    "written",
    [r'"Shelves\e]52;c;YWJj\a\e[2J"', r'"a\u202Eb"', r'"a\x9b2J"', r'"a\0b"', '"a\u202eb"', '"a\u2066b"'],
)
def test_an_escape_in_a_name_is_told_at_its_place(written: str, lemonade: str, told: Told) -> None:
    text = lemonade.replace(QUEUE, f"name: {{en: {written}")
    (fault,) = told(text)
    assert (fault.code, fault.severity) == ("CG113", "error")
    assert text.split("\n")[fault.line - 1][fault.column - 1 :].startswith(written)
    harmless(fault)


@pytest.mark.parametrize("text", [r"\e[2J", r"\x9b2J", r"\u202E", r"\uE000", r"x\n\e]0;t\a"])
def test_nothing_that_is_quoted_acts_on_a_screen(text: str, lemonade: str, told: Told) -> None:
    """As an id, a number, a choice, a key, a truth, a list, a tag, an anchor: whatever a fault quotes."""
    for good, bad in (
        ("id: queue", f'id: "q{text}"'),
        ("share: 0.6", f'share: "{text}"'),
        ("family: service", f'family: "{text}"'),
        ("once: 50", f'"{text}": 50'),
        ("screens: [street]", f'screens: "{text}"'),
        ("decisive_for: [child]", f'decisive_for: ["{text}"]'),
        ("meeting_by: {runner: 0.9}", f'meeting_by: {{"{text}": 0.9}}'),
        ("difficulty: 1", f'difficulty: ["{text}"]'),
        ("currency:", f'"{text}":'),
        ("legend:", f"legend: !<{text}>"),
        ("teams: [family]", f'teams: ["{text}"]'),
    ):
        assert good in lemonade
        faults = told(lemonade.replace(good, bad, 1))
        assert faults, bad
        harmless(*faults)


def test_the_name_of_the_file_acts_on_no_screen(tmp_path: Path, lemonade: str) -> None:
    for name in ("a\x1b[2Jb\n\u202ec.yaml", "bad\udcff.yaml", "\x9b.yaml"):
        path = tmp_path / name
        path.write_text(lemonade.replace("[street]", "[streat]"), "utf-8")
        harmless(*check_scenario(path).diagnostics)
        assert not acting(card(path).title("en"))
        path.write_text("a: 1", "utf-8")
        seen = card(path)
        assert seen.error is not None
        assert not acting(seen.id)


def test_the_shelf_shows_no_title_that_the_check_refuses(tmp_path: Path, lemonade: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(lemonade.replace("A lemonade stand", r"A\e]0;t\a stand"), "utf-8")
    seen = card(path)
    assert seen.error is not None
    assert seen.error.code == "CG113"
    assert not acting(seen.title("en"))


def test_letters_in_two_parts_are_put_together(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(lemonade.replace("Solid", "x").replace("Очередь", "Очередьи\u0306"), "utf-8")
    assert load_scenario(path).touchpoint("queue").name.ru == "Очередьй"


@pytest.mark.parametrize("twin", ["Buying lemons", "BUYING  LEMONS", "Вuying lemons"])
def test_names_that_look_alike_are_doubted_in_their_group(twin: str, lemonade: str, told: Told) -> None:
    text = lemonade.replace('"The queue"', f'"{twin}"')
    (fault,) = told(text)
    assert fault.code == "CG214"
    assert "Buying lemons" in str(fault)


def test_nothing_in_a_scenario_is_without_a_bound() -> None:
    class Row(BaseModel):
        values: tuple[int, ...] = ()

    class Named(BaseModel):
        name: str

    class Told(BaseModel):
        by: dict[str, str] = {}

    class Counted(BaseModel):
        count: int = 1

    model_form(Scenario)
    for model in (Row, Named, Told, Counted):
        with pytest.raises(TypeError, match="without a bound"):
            model_form(model)
