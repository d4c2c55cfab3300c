"""The wall: large letters, and nothing that a key has not called."""

from __future__ import annotations

import pytest
from corpus import CORPUS
from hypothesis import given
from hypothesis import strategies as st
from in_memory import OneScreen, case, seen
from made import revealed
from test_debrief import at_debrief, ready
from textual.pilot import Pilot

from cinema_game.language import use
from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.large_letters import known, point
from cinema_game.ui.screens.presenter import Presenter, Slide
from cinema_game.ui.widgets.curve import Curve, Picture, Series
from cinema_game.ui.widgets.large import Large, fitting, lettered, parts
from cinema_game.workshop import actions as do
from cx.scenario.lessons import Phase
from cx.scenario.text import Language

ALPHABETS = "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ0123456789.,:;!?-−–+%/()“”«»=…→"


def test_every_letter_of_both_languages_has_a_picture_of_its_own() -> None:
    def picture(letter: str) -> tuple[bool, ...]:
        return tuple(point(letter, row, column) for row in range(7) for column in range(5))

    assert all(any(picture(letter)) for letter in ALPHABETS)
    latin, cyrillic = ALPHABETS[:26], ALPHABETS[26:59]
    assert len({picture(letter) for letter in latin}) == 26
    assert len({picture(letter) for letter in cyrillic}) == 33
    assert picture("й") == picture("Й")
    assert known("é") == "E"


@given(st.text(max_size=300), st.integers(30, 200), st.integers(4, 60))
def test_no_text_breaks_out_of_its_room(text: str, width: int, height: int) -> None:
    assert len(lettered(text, width, height)) <= height
    if (size := fitting(text, width, height)) is not None:
        assert all(len(line) <= width for line in lettered(text, width, height)) or size.letter * 2 <= width


def test_a_long_question_comes_sentence_by_sentence_and_loses_no_word() -> None:
    text = "The first thing that happened was long. " * 4 + "What did you feel?"
    found = parts(text, 76, 18)
    assert len(found) > 1
    assert " ".join(found) == text
    assert all(fitting(part, 76, 18) is not None for part in found)


def test_a_figure_that_turned_stays_on_one_line() -> None:
    assert len(lettered("−1.0\u00a0→\u00a0−1.2", 76, 18)) == 4


@pytest.mark.parametrize("size", [(80, 23), (160, 45)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_question_then_answer_then_curve(size: tuple[int, int], language: Language) -> None:
    game = OneScreen(await at_debrief(language), language)
    async with game.run_test(size=size) as pilot:
        await ready(pilot)
        wall = await to_the_wall(pilot)
        for _ in range(len(wall._slides)):
            slide = wall.slide
            shown = wall.steps
            for number, step in enumerate(shown):
                assert wall.step == number
                assert wall.query_one(Large).text == step.text
                hidden = [one for one in (slide.answer, slide.note) if one]
                if not step.hidden:
                    assert not any(one in seen(game) for one in hidden)
                    assert not wall.query_one(Curve).region
                assert bool(wall.query_one(Curve).region) == step.curve
                await pilot.press("space")
        await pilot.press("escape")
        assert not isinstance(game.screen, Presenter)


async def test_questions_are_gone_through_covered_and_the_wall_can_be_dark() -> None:
    game = OneScreen(await at_debrief(), "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right")
        asked = screen.prompt
        wall = await to_the_wall(pilot)
        assert asked is not None
        assert wall.slide.id == asked.id
        await pilot.press("down")
        assert wall.step == 0
        assert wall.slide.id != asked.id
        await pilot.press("full_stop")
        assert not seen(game).splitlines()[3].strip()
        await pilot.press("space")
        assert seen(game).splitlines()[3].strip()
        assert wall.step == 0
        await pilot.press("f12")
        await pilot.pause()
        assert wall.slide.question == wall.query_one(Large).text or len(wall.steps) > 1
    use("en")


@pytest.mark.parametrize("phase", ["reveal", "result"])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_round_goes_to_the_wall_as_questions(
    phase: Phase, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    session = revealed(case("tutorial"), 1, language, customers=400)
    session.do(do.Move(who="Anna", phase=phase))
    game = OneScreen(session, language)
    async with game.run_test(size=(80, 23)) as pilot:
        await pilot.app.workers.wait_for_complete()
        wall = await to_the_wall(pilot)
        assert [slide.id for slide in wall._slides] == ["nps", "revenue", "returning", "worst"]
        await pilot.press("down", "down", "down", "f10", "space")
        await pilot.pause()
        assert wall.slide.answer == wall.query_one(Large).text
        point = wall.slide.answer
        assert point in {one.name.in_(language) for one in case("tutorial").touchpoints}


async def to_the_wall(pilot: Pilot[None]) -> Presenter:
    await pilot.press("w")
    for _ in range(200):
        await pilot.pause(0.05)
        if isinstance(pilot.app.screen, Presenter):
            await pilot.pause()
            return pilot.app.screen
    raise AssertionError("the wall did not come")


class OneWall(CinemaGame):
    """The game, begun at the wall."""

    CSS_PATH = OneScreen.CSS_PATH

    def __init__(self, slides: tuple[Slide, ...]) -> None:
        super().__init__(Settings(language="en"))
        self.slides = slides

    def enter(self) -> None:
        self.push_screen(Presenter(lambda: self.slides))


async def test_whatever_was_typed_stands_on_the_wall_as_text() -> None:
    picture = Picture((Series("line", (0.1, 0.2)),))
    slides = tuple(Slide(text, text, text, text, picture) for text in CORPUS)
    game = OneWall(slides)
    async with game.run_test(size=(80, 23)) as pilot:
        wall = game.screen
        assert isinstance(wall, Presenter)
        while wall.place < len(slides) - 1:
            wall.action_go(len(wall.steps) - 1 - wall.step)
            await pilot.pause()
            assert wall.has_class("-curve")
            wall.action_question(1)
