"""The plan: the money shrinks, lead times are seen, what breaks a rule says so before it is chosen."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun, case, done, seen
from textual.pilot import Pilot
from textual.widgets import Static

from cinema_game import card_words as words
from cinema_game.reach import miniature
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.screens.plan.card import MeasureCard
from cinema_game.ui.screens.plan.catalogue import Catalogue
from cinema_game.ui.screens.plan.standing import money, standings
from cinema_game.ui.screens.plan.timeline import rows
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cinema_game.workshop.purse import free_money
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language

WHO = "Anna"
SIZES = [(80, 23), (120, 36), (160, 45)]
MAP = (
    do.AddPoint(who=WHO, id="p1", stage="before", ref="bar_queue"),
    do.Feel(who=WHO, point="p1", value=-2),
)


def planning(*more: do.Action, language: Language = "en", scenario: Scenario | None = None) -> Session:
    return begun(*MAP, do.Move(who=WHO, phase="plan"), *more, language=language, scenario=scenario)


async def highlight(pilot: Pilot[None], id_: str) -> None:
    await pilot.pause()
    catalogue = pilot.app.screen.query_one(Catalogue)
    catalogue.highlighted = catalogue.get_option_index(id_)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_space_chooses_and_drops_and_the_money_shrinks(
    size: tuple[int, int], language: Language
) -> None:
    session = planning(language=language)
    async with OneScreen(session, language).run_test(size=size) as pilot:
        await highlight(pilot, "honest_sound")
        before = free_money(session.state, session.scenario)
        await pilot.press("space")
        after = free_money(session.state, session.scenario)
        assert session.state.plan.interventions == ("honest_sound",)
        await pilot.pause()
        assert f"{after:,.0f}".replace(",", "\u202f" if language == "ru" else ",") in seen(pilot.app)
        await pilot.press("space")
        assert not session.state.plan.choices
    assert after == before - 600 - 20 * 3


async def test_what_breaks_a_rule_says_so_before_it_is_chosen() -> None:
    session = planning(do.Choose(who=WHO, intervention="cut_staff"))
    async with OneScreen(session, "en").run_test(size=(80, 23)) as pilot:
        await highlight(pilot, "staff_school")
        assert "exclude one another" in " ".join(seen(pilot.app).split())
        await pilot.press("space")
        await pilot.pause()
        assert session.state.plan.interventions == ("cut_staff",)


async def test_the_card_tells_in_words_and_never_the_numbers_of_effects() -> None:
    session = planning()
    async with OneScreen(session, "en").run_test(size=(120, 36)) as pilot:
        await highlight(pilot, "order_from_seat")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, MeasureCard)
        text = str(pilot.app.screen.query_one("VerticalScroll > Static", Static).visual)
        await pilot.press("space")
        assert session.state.plan.interventions == ("order_from_seat",)
    measure = case().intervention("order_from_seat")
    for part in (measure.text.en, measure.expected.en, measure.risk.en):
        assert part in text
    assert "450 k₽ once + 30 k₽ a month" in text
    assert "Staff school" in text
    assert "half a year" in text
    assert "0.24" not in text
    assert "0.6" not in text


async def test_the_card_shows_what_the_team_has_found_out_about_its_touchpoints() -> None:
    session = planning(do.BuyEvidence(who=WHO, method="foyer_poll"))
    async with OneScreen(session, "en").run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await highlight(pilot, "order_from_seat")
        text = str(pilot.app.screen.query_one("#card", Static).visual)
    assert "Your evidence on it\nQueue at the bar: named" in text


async def test_a_measure_that_acts_at_one_touchpoint_asks_where() -> None:
    scenario = case()
    measure = scenario.intervention("honest_sound").model_copy(
        update={"touchpoints": ("seat", "sound_picture")}
    )
    others = tuple(measure if one.id == measure.id else one for one in scenario.interventions)
    session = planning(scenario=scenario.model_copy(update={"interventions": others}))
    async with OneScreen(session, "en").run_test(size=(80, 23)) as pilot:
        await highlight(pilot, "honest_sound")
        await pilot.press("space")
        assert isinstance(pilot.app.screen, Pick)
        await pilot.press(*"sound", "enter")
        await pilot.pause()
    assert [str(choice) for choice in session.state.plan.choices] == ["honest_sound@1:sound_picture"]


async def test_the_plan_is_fixed_after_a_question_and_the_forecast_follows() -> None:
    session = planning(do.Choose(who=WHO, intervention="short_ads"))
    async with OneScreen(session, "en").run_test(size=(80, 23)) as pilot:
        await pilot.press("ctrl+n")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("escape")
        assert not session.state.locks
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
    assert session.state.locked("plan")
    assert session.state.phase == "forecast"


async def test_an_empty_map_is_told_and_nothing_is_fixed() -> None:
    session = begun(do.Move(who=WHO, phase="plan"))
    async with OneScreen(session, "en").run_test(size=(80, 23), notifications=True) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause(0.1)
        assert "The map is empty" in seen(pilot.app)
    assert session.state.phase == "plan"


async def test_a_fixed_plan_can_be_read_and_not_changed() -> None:
    session = planning(do.Choose(who=WHO, intervention="short_ads"), do.Lock(who=WHO, phase="plan"))
    async with OneScreen(session, "en").run_test(size=(80, 23)) as pilot:
        await highlight(pilot, "short_ads")
        await pilot.press("space")
        await pilot.pause()
        assert "The plan of this round is fixed" in seen(pilot.app)
    assert len(done(session)) == 6


async def test_in_the_other_language_the_same_measure_is_highlighted() -> None:
    async with OneScreen(planning(), "en").run_test(size=(120, 36)) as pilot:
        await highlight(pilot, "talk_club")
        await pilot.press("f12")
        await pilot.pause()
        assert pilot.app.screen.query_one(Catalogue).highlighted_option is not None
        assert case().intervention("talk_club").text.ru.split(",")[0] in " ".join(seen(pilot.app).split())


def test_the_time_line_shows_preparation_then_effect_and_what_waits_for_research() -> None:
    session = planning(do.Choose(who=WHO, intervention="honest_sound"))
    (row,) = rows(session.state, session.scenario, "honest_sound")
    assert (row.begin, row.launch, row.status) == (0, 13, "chosen")
    assert row.strength[12] == 0
    assert row.strength[13] == 1
    waiting = planning(
        do.BuyEvidence(who=WHO, method="deep_interviews", segments=("family", "young")),
        do.Choose(who=WHO, intervention="honest_sound"),
    )
    late, tried = rows(waiting.state, waiting.scenario, "short_ads")
    assert late.launch == 17
    assert tried.status == "tried"


def test_money_tells_what_a_measure_would_leave() -> None:
    session = planning(do.Choose(who=WHO, intervention="honest_sound"))
    sums = money(session.state, session.scenario, "staff_school")
    assert sums.whole > sums.free > sums.after
    assert money(session.state, session.scenario, "honest_sound").after == sums.free


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_measure_of_the_cinema_can_be_told(language: Language) -> None:
    session = planning(language=language)
    for measure in session.scenario.interventions:
        told = [
            words.costs(measure, 1, session.scenario),
            words.start(measure),
            words.copied(measure, session.scenario),
        ]
        told += [*words.risks(measure), *words.ties(measure, session.scenario), words.lead(measure)]
        assert all(told)
        assert len(miniature(measure, session.scenario)) == len(session.scenario.stages)


def test_a_started_measure_runs_on() -> None:
    session = planning(do.Choose(who=WHO, intervention="honest_sound"))
    later = session.state.model_copy(update={"round": 2})
    assert standings(later, session.scenario)["honest_sound"].status == "running"
