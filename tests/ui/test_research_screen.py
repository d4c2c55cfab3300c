"""Research: bought with Enter, sampled from today's customers, read as a table, pinned to the map."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun, case, seen
from textual.pilot import Pilot

from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.screens.research import words
from cinema_game.ui.screens.research.board import Board
from cinema_game.ui.screens.research.methods import Methods
from cinema_game.ui.screens.research.rows import columns, rows
from cinema_game.ui.screens.research.whom import Whom
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cx.research.evidence import EvidenceCard, Finding, evidence
from cx.scenario.text import Language
from cx.scoring.forecast import Estimate, Forecast

SMALL = (80, 23)


def researching(*more: do.Action, language: Language = "en") -> Session:
    return begun(*more, do.Move(who="Anna", phase="research"), language=language, customers=1_000)


async def highlight(pilot: Pilot[None], method: str) -> None:
    await pilot.pause()
    methods = pilot.app.screen.query_one(Methods)
    methods.highlighted = methods.get_option_index(method)
    await pilot.pause()


async def found(pilot: Pilot[None]) -> Board:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app.screen.query_one(Board)


@pytest.mark.parametrize("size", [SMALL, (120, 36)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_poll_is_bought_and_read_as_a_table(size: tuple[int, int], language: Language) -> None:
    session = researching(language=language)
    async with OneScreen(session, language).run_test(size=size) as pilot:
        await highlight(pilot, "foyer_poll")
        method = case().research.methods[0]
        assert method.bias.in_(language).split(".")[0] in " ".join(seen(pilot.app).replace("│", " ").split())
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("enter")
        board = await found(pilot)
        assert board.option_count == 1 + len(case().touchpoints)
        assert "±" in seen(pilot.app)
        assert board.has_focus
    assert [purchase.method for purchase in session.state.purchases] == ["foyer_poll"]


async def test_interviews_ask_whom_and_want_the_right_number() -> None:
    session = researching()
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await highlight(pilot, "deep_interviews")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Whom)
        await pilot.press("space", "enter")
        assert not session.state.purchases
        await pilot.press("down", "down", "space", "enter")
        await found(pilot)
        text = seen(pilot.app)
        assert "Families" in text
        assert "Film lovers" in text
        assert "start 4 weeks later" in text
    assert session.state.purchases[0].segments == ("family", "cinephile")


async def test_evidence_is_pinned_to_a_point_and_taken_off_again() -> None:
    session = researching(
        do.AddPoint(who="Anna", id="p1", stage="purchase", ref="payment"),
        do.AddPoint(who="Anna", id="p2", stage="before", name="[red]x[/] {n}"),
        do.BuyEvidence(who="Anna", method="foyer_poll"),
    )
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        board = await found(pilot)
        board.focus()
        row = next(row for row in board._tables[0].rows if row.touchpoint == "payment")
        board.highlighted = board.get_option_index(row.id)
        for pins in (row.pins, ()):
            await pilot.pause()
            await pilot.press("enter")
            assert isinstance(pilot.app.screen, Pick)
            assert "[red]x[/] {n}" in seen(pilot.app)
            await pilot.press("enter")
            await pilot.pause()
            assert session.state.map.point("p1").pins == pins


async def test_nothing_to_pin_to_is_told() -> None:
    session = researching(do.BuyEvidence(who="Anna", method="foyer_poll"))
    async with OneScreen(session, "en").run_test(size=SMALL, notifications=True) as pilot:
        board = await found(pilot)
        board.focus()
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "Your map is still empty" in seen(pilot.app)


async def test_every_method_of_the_cinema_finds_something_that_can_be_read() -> None:
    bought = [
        do.BuyEvidence(who="Anna", method=method.id, segments=("family", "senior")[: method.choose_segments])
        for method in case().research.methods
        if method.kind in ("mystery", "reviews", "funnel", "recommendation")
    ]
    session = researching(*bought)
    async with OneScreen(session, "ru").run_test(size=(160, 45)) as pilot:
        for purchase in session.state.purchases:
            await highlight(pilot, purchase.method)
            board = await found(pilot)
            assert board.option_count > 1
    assert len(session.state.purchases) == len(bought)


async def test_what_was_found_stays_the_same_in_later_rounds() -> None:
    first = do.BuyEvidence(who="Anna", method="recommendation_survey", id="e1")
    again = do.BuyEvidence(who="Anna", method="recommendation_survey", id="e2")
    guess = Estimate(direction="up", low=0, high=1, confidence=0.5)
    forecast = Forecast(nps=guess, revenue=guess, returning=guess, worst="ads")
    session = researching(first)
    before = await session.evidence(session.state.purchases[0])
    for action in (
        do.AddPoint(who="Anna", id="p1", stage="before", ref="bar_queue"),
        do.Feel(who="Anna", point="p1", value=-1),
        do.Choose(who="Anna", intervention="short_ads"),
        do.Lock(who="Anna", phase="plan"),
        do.Predict(who="Anna", forecast=forecast),
        do.LockForecast(who="Anna"),
        do.Reveal(who="Anna"),
        do.NextRound(who="Anna"),
        again,
    ):
        session.do(action)
    later = [await session.evidence(purchase) for purchase in session.state.purchases]
    assert later[0] == before
    assert later[1] != before


async def test_one_goes_on_without_any_research() -> None:
    session = researching()
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert session.state.phase == "map"


async def test_a_case_without_methods_says_so() -> None:
    bare = case().model_copy(update={"research": case().research.model_copy(update={"methods": ()})})
    session = begun(do.Move(who="Anna", phase="research"), scenario=bare)
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "sells no research" in seen(pilot.app)
        await pilot.press("f12")
        await pilot.pause()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "finding", ["named", "importance", "emotion", "quality", "mentioned", "reach", "rating", "nps"]
)
def test_every_finding_has_a_sentence_with_its_error(finding: Finding, language: Language) -> None:
    session = researching(language=language)
    card = EvidenceCard(finding, 0.4, 0.3, 0.5, 60, "ads", "family")
    told = words.sentence(card, session.scenario)
    assert "60" in told
    assert "…" in told
    assert words.error(card).startswith("±")
    assert words.in_short([card], session.scenario).startswith(case().touchpoint("ads").name.in_(language))


def test_the_heaviest_stand_on_top_and_segments_get_columns_of_their_own() -> None:
    cards = [
        EvidenceCard("importance", 0.5, 0.4, 0.6, 9, "ads", "family"),
        EvidenceCard("importance", 2.5, 2.4, 2.6, 9, "exit", "family"),
        EvidenceCard("importance", 3.0, 2.4, 3.6, 9, "ads", "senior"),
    ]
    table = rows("m.1", evidence("m", ("family", "senior"), cards))
    assert [row.touchpoint for row in table] == ["ads", "exit"]
    assert columns(table) == (("importance", "family"), ("importance", "senior"))
    assert table[0].pins == ("m.1:0", "m.1:2")
