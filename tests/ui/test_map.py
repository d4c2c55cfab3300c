"""The map by keyboard and mouse: what a hand does ends up in the log, and the curve follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from corpus import REFUSED, TAKEN
from in_memory import OneScreen, begun, case, done, seen
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from cinema_game.language import LANGUAGES
from cinema_game.ui.screens.map import MapScreen
from cinema_game.ui.screens.map.card import PointCard
from cinema_game.ui.screens.map.deck import Deck
from cinema_game.ui.screens.map.desk import Desk
from cinema_game.ui.screens.map.grid import Grid
from cinema_game.ui.screens.map.overview import Overview
from cinema_game.ui.screens.map.pinned import cards, disagrees
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.accumulated import Accumulated
from cinema_game.ui.widgets.curve import Curve
from cinema_game.workshop import actions as do
from cinema_game.workshop.deck import deck
from cx.journey.point import MapPoint
from cx.research.evidence import Evidence, EvidenceCard
from cx.scenario.text import Language

SMALL, WIDE = (80, 23), (140, 40)
TO_MAP = do.Move(who="Anna", phase="map")


def on_map(*more: do.Action, language: Language = "en") -> tuple[Session, OneScreen]:
    session = begun(*more, TO_MAP, language=language)
    return session, OneScreen(session, language)


def some_points(count: int = 4) -> list[do.Action]:
    """The first touchpoints of the case, the feelings going down from +3."""
    log: list[do.Action] = []
    for number, point in enumerate(case().touchpoints[:count]):
        add = do.AddPoint(who="Anna", stage=case().stage_of(point.id).id, ref=point.id)
        log += [add, do.Feel(who="Anna", point=add.id, value=3 - number % 7)]
    return log


def points(session: Session) -> tuple[MapPoint, ...]:
    return session.state.map.points


def line(game: OneScreen) -> tuple[float | None, ...]:
    return game.screen.query_one(Curve).picture.series[0].values


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_an_empty_map_invites_and_the_first_point_takes_three_keys(
    language: Language, size: tuple[int, int]
) -> None:
    session, game = on_map(language=language)
    async with game.run_test(size=size) as pilot:
        await pilot.pause()
        assert {"en": "Walk the way of your customer.", "ru": "Пройдите путь вашего клиента."}[
            language
        ] in seen(game)
        await press(pilot, "insert", "enter", "escape")
        (point,) = points(session)
        assert (
            point.ref
            == deck(session.state.model_copy(update={"map": type(session.state.map)()}), case())[0].ref
        )
        assert isinstance(game.screen, MapScreen)
        assert game.screen.query_one(Curve).display


async def test_the_curve_moves_under_the_hand_at_once() -> None:
    session, game = on_map(*some_points(3))
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "right", "minus")
        assert points(session)[1].emotion == {"all": 1}
        assert line(game)[1] == pytest.approx(1 / 3)
        await press(pilot, "pageup", "plus", "plus", "plus")
        assert points(session)[1].emotion == {"all": 3}
        assert "+3 delighted" in seen(game)
        await press(pilot, "backspace")
        assert points(session)[1].emotion == {}
        assert line(game)[1] is None


async def test_what_was_accumulated_follows_importance() -> None:
    session, game = on_map(*some_points(2))
    async with game.run_test(size=SMALL) as pilot:
        await pilot.pause()
        before = game.screen.query_one(Accumulated).gathered.values[1]
        assert before == pytest.approx(1 + 2 / 3)
        await press(pilot, "down", "plus", "plus", "plus")
        assert points(session)[0].importance == 3
        assert game.screen.query_one(Accumulated).gathered.values[1] == pytest.approx(3 + 2 / 3)


async def test_typing_finds_a_card_and_what_is_no_card_becomes_an_own_point() -> None:
    session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "insert", *"queue")
        assert isinstance(game.screen, Deck)
        offered = game.screen.query_one(OptionList)
        names = [str(offered.get_option_at_index(n).prompt).casefold() for n in range(offered.option_count)]
        assert all("queue" in name for name in names)
        assert "own point" in names[-1]
        await press(pilot, "enter")
        assert points(session)[0].ref is not None
        game.screen.query_one(Input).value = "[red]A dog[/] in the hall"
        await press(pilot, "ctrl+right", "enter", "escape")
        own = session.state.map.of(case().stages[1].id)[0]
        assert (own.ref, own.name) == (None, "[red]A dog[/] in the hall")
        assert "[red]A dog" in seen(game)


async def test_a_misspelt_word_still_finds_its_card() -> None:
    _session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "insert")
        game.screen.query_one(Input).value = "newslettr"
        await pilot.pause()
        first = game.screen.query_one(OptionList).get_option_at_index(0)
        assert "Newsletter" in str(first.prompt)


async def test_what_cannot_be_a_name_is_told_and_adds_nothing() -> None:
    session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "insert")
        game.screen.query_one(Input).value = "zzz\x1b]0;x\x07zzz"
        await press(pilot, "enter")
        assert isinstance(game.screen, Deck)
        assert not points(session)
        assert "U+001B" in seen(game)


async def test_the_card_keeps_everything_on_escape() -> None:
    session, game = on_map(*some_points(1))
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "enter")
        assert isinstance(game.screen, PointCard)
        game.screen.query_one("#need", Input).value = "to be sure"
        game.screen.query_one("#comment", TextArea).text = "asked Vera\nshe knows"
        game.screen.query_one("#screen").focus()
        await press(pilot, "right", "down", "right", "down", "right", "down", "right", "right", "escape")
        (point,) = points(session)
        assert (point.need, point.comment) == ("to be sure", "asked Vera\nshe knows")
        assert point.screen == case().screens[0].id
        assert point.team == case().teams[0].id
        assert (point.evidence, point.key) == ("partly", "decisive")
        assert isinstance(game.screen, MapScreen)
        await press(pilot, "enter")
        game.screen.query_one("#need", Input).value = "  "
        await press(pilot, "escape")
        assert points(session)[0].need is None


async def test_a_card_closed_unchanged_is_no_action() -> None:
    session, game = on_map(*some_points(1))
    async with game.run_test(size=SMALL) as pilot:
        count = len(done(session))
        await press(pilot, "enter", "escape")
        assert len(done(session)) == count


async def test_another_language_loses_nothing_that_is_being_written() -> None:
    session, game = on_map(*some_points(1))
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "enter")
        game.screen.query_one("#need", Input).value = "to be sure"
        game.screen.query_one("#kind").focus()
        await press(pilot, "right", "f12")
        assert game.screen.query_one("#need", Input).value == "to be sure"
        await press(pilot, "escape")
        assert (points(session)[0].need, points(session)[0].kind) == ("to be sure", "indirect")
        assert "эмоция" in seen(game)
        assert isinstance(game.focused, Grid)


async def test_help_opens_above_a_dialog_and_closes_again() -> None:
    _session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "insert", "f1")
        assert "Not every card belongs to this journey" in seen(game)
        await press(pilot, "f1")
        assert isinstance(game.screen, Deck)


async def test_space_goes_round_the_key_moments() -> None:
    session, game = on_map(*some_points(1))
    async with game.run_test(size=SMALL) as pilot:
        kinds = []
        for _ in range(3):
            await press(pilot, "space")
            kinds.append(points(session)[0].key)
        assert kinds == ["painful", "decisive", None]


async def test_a_point_wanders_through_the_stages_and_back() -> None:
    session, game = on_map(*some_points(3))
    async with game.run_test(size=SMALL) as pilot:
        first = points(session)[0]
        await press(pilot, "ctrl+right")
        assert [point.id for point in points(session)].index(first.id) == 1
        await press(pilot, "ctrl+right", "ctrl+right")
        moved = session.state.map.point(first.id)
        assert moved.stage == case().stages[1].id
        grid = game.screen.query_one(Grid)
        assert grid.sheet.point(grid.place.column) == moved
        await press(pilot, "ctrl+left")
        assert session.state.map.point(first.id).stage == case().stages[0].id
        for _ in range(5):
            await press(pilot, "ctrl+left")
        assert points(session)[0].id == first.id


async def test_removing_undoing_redoing() -> None:
    session, game = on_map(*some_points(2))
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "delete")
        assert len(points(session)) == 1
        await press(pilot, "ctrl+z")
        assert len(points(session)) == 2
        await press(pilot, "ctrl+y")
        assert len(points(session)) == 1


async def test_each_group_has_its_own_curve_and_the_journey_to_be_another() -> None:
    session, game = on_map(*some_points(2))
    async with game.run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+down", "minus", "ctrl+e", "plus", "plus")
        segment = case().segments[0]
        point = points(session)[0]
        assert point.emotion == {"all": 3, segment.id: -1}
        assert point.target == {segment.id: 2}
        assert f"{segment.name.en} ▾" in seen(game)
        names = [series.name for series in game.screen.query_one(Curve).picture.series]
        assert names[:2] == [segment.name.en, "as is"]
        await press(pilot, "ctrl+up", "v")
        assert line(game)[0] == 1


async def test_only_coverage_is_counted_and_nothing_of_the_truth_is_told() -> None:
    indirect = next(point for point in case().touchpoints if point.kind == "indirect")
    add = do.AddPoint(who="Anna", stage=case().stages[0].id, ref=indirect.id)
    _session, game = on_map(add)
    async with game.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "1 point · 0 indirect · 0 key moments" in seen(game)
        assert indirect.need.en[:12] not in seen(game)


async def test_the_lock_is_asked_for_explained_and_then_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    session, game = on_map(*some_points(2))
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "ctrl+n")
        assert "stages have no touchpoint yet" in seen(game)
        await press(pilot, "escape")
        assert not session.state.locked("map")
        monkeypatch.setattr(game, "show_phase", lambda: None)
        await press(pilot, "ctrl+n", "ctrl+n")
        assert session.state.locked("map")
        assert session.state.phase == "plan"
        await press(pilot, "plus")
        assert points(session)[0].emotion == {"all": 3}


async def test_an_empty_map_is_not_locked() -> None:
    session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "ctrl+n", "ctrl+n")
        assert not session.state.locked("map")
        assert isinstance(game.screen, MapScreen)


async def test_the_mouse_can_do_what_the_keys_do() -> None:
    session, game = on_map(*some_points(4))
    async with game.run_test(size=SMALL) as pilot:
        await pilot.pause()
        grid = game.screen.query_one(Grid)
        curve = game.screen.query_one(Curve)
        x = grid.columns.left(1, grid.size.width) + 2
        await pilot.click(Curve, offset=(x, curve.size.height - 1))
        assert points(session)[1].emotion == {"all": -3}
        await pilot.click(Grid, offset=(x, len(grid.lines) - 1))
        assert (grid.place.column, grid.place.row) == (1, 7)
        await pilot.click("#curve", offset=(3, 0))
        assert case().segments[0].name.en in seen(game)
        await pilot.click(Overview, offset=(45, 0))
        assert grid.place.column > 4
        await pilot.click(Grid, offset=(grid.columns.left(grid.place.column, 80) + 2, 1))
        assert isinstance(game.screen, Deck)


async def test_a_long_map_keeps_the_hand_in_sight() -> None:
    log = some_points(len(case().touchpoints))
    for number in range(60):
        log.append(do.AddPoint(who="Anna", stage=case().stages[-1].id, name=f"own {number}"))
    _session, game = on_map(*log)
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "end")
        grid = game.screen.query_one(Grid)
        assert grid.place.column == len(grid.sheet.slots) - 1
        assert "own 59" in seen(game)
        await press(pilot, "home")
        assert grid.place.first == 0
        assert "own 59" not in seen(game)


async def test_whatever_is_typed_is_shown_as_it_is_and_every_line_keeps_its_width() -> None:
    log: list[do.Action] = []
    for number, text in enumerate(TAKEN):
        add = do.AddPoint(who="Anna", stage=case().stages[number % 9].id, name=text)
        log += [add, do.EditPoint(who="Anna", point=add.id, entry=do.Entry(need=text, comment=text))]
    session, game = on_map(*log)
    async with game.run_test(size=WIDE) as pilot:
        await pilot.pause()
        grid, told = game.screen.query_one(Grid), ""
        for column in range(0, len(TAKEN), grid.fits):
            grid.go_to(column + grid.fits - 1)
            await pilot.pause()
            told += seen(game)
            assert all(grid.render_line(y).cell_length == grid.size.width for y in range(grid.size.height))
        assert "[red]x[/]" in told
        assert "<script>" in told
        await press(pilot, "enter", "escape")
        assert len(points(session)) == len(TAKEN)


async def test_what_is_no_name_is_refused_by_the_deck() -> None:
    session, game = on_map()
    async with game.run_test(size=SMALL) as pilot:
        await press(pilot, "insert")
        for text in REFUSED:
            game.screen.query_one(Input).value = text
            await press(pilot, "up", "enter")
        assert isinstance(game.screen, Deck)
        assert not any(point.name for point in points(session))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SMALL, (76, 22), WIDE, (200, 60)])
async def test_nothing_is_clipped_and_every_row_is_there(language: Language, size: tuple[int, int]) -> None:
    _session, game = on_map(*some_points(12), language=language)
    async with game.run_test(size=size) as pilot:
        await pilot.pause()
        heads = {
            "en": ("emotion", "importance", "kind", "need", "screen", "team", "evidence", "key moment"),
            "ru": (
                "эмоция",
                "важность",
                "вид",
                "потребность",
                "экран",
                "команда",
                "основание",
                "ключ. момент",
            ),
        }[language]
        rows = [row.strip() for row in seen(game).splitlines()]
        assert all(any(row.startswith(head) for row in rows) for head in heads)
        assert game.screen.query_one(Curve).size.height >= 5
        for widget in (Grid, Curve, Overview):
            region = game.screen.query_one(widget).region
            assert game.screen.region.contains_region(region)


async def test_pinned_evidence_that_disagrees_is_marked_and_told() -> None:
    method = next(one for one in case().research.methods if one.kind == "interviews")
    asked = tuple(segment.id for segment in case().segments[: method.choose_segments])
    buy = do.BuyEvidence(who="Anna", method=method.id, segments=asked)
    session = begun(buy, customers=1_000)
    found = await session.evidence(session.state.purchases[0])
    card = next(card for card in found.cards if card.finding == "emotion" and abs(card.value) < 0.3)
    assert card.touchpoint is not None
    add = do.AddPoint(who="Anna", stage=case().stage_of(card.touchpoint).id, ref=card.touchpoint)
    pin = do.PinEvidence(who="Anna", evidence=f"{session.state.purchases[0].id}:{card.id}", point=add.id)
    for action in (add, pin, do.Feel(who="Anna", point=add.id, value=round(card.value * 3)), TO_MAP):
        session.do(action)
    game = OneScreen(session, "en")
    async with game.run_test(size=WIDE) as pilot:
        await game.workers.wait_for_complete()
        grid = game.screen.query_one(Grid)
        await press(pilot, *["right"] * (grid.sheet.index(add.id) or 0))
        assert "sample of" in seen(game)
        assert "≠" not in seen(game)
        await press(pilot, "plus", "plus", "plus")
        assert "≠ guess" in seen(game)
        assert "The curve says something else." in seen(game)


def test_evidence_about_everyone_is_held_against_the_curve_of_everyone() -> None:
    card = EvidenceCard("emotion", -0.5, -0.6, -0.4, 40, touchpoint="bar_queue", id="3")
    about = replace(card, segment="family")
    found = {"interviews.1": Evidence("interviews", (), (card,))}
    point = MapPoint(id="p", ref="bar_queue", stage="before", emotion={"all": -1}, pins=("interviews.1",))
    assert cards(point, found) == [card]
    assert cards(point.model_copy(update={"pins": ("interviews.1:4", "gone.1")}), found) == []
    assert not disagrees(point, card)
    assert not disagrees(point.model_copy(update={"emotion": {}}), card)
    assert not disagrees(point, about)
    assert disagrees(point.model_copy(update={"emotion": {"all": -1, "family": 1}}), about)
    assert not disagrees(point, replace(card, finding="quality", value=0.9, low=0.9, high=0.9))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_beside_the_coach_of_the_tutorial_the_whole_grid_is_in_sight(language: Language) -> None:
    tutorial = case("tutorial")
    add = do.AddPoint(who="Anna", stage=tutorial.stages[0].id, ref=tutorial.touchpoints[0].id)
    session = begun(add, TO_MAP, language=language, scenario=tutorial, mode="tutorial")
    game = OneScreen(session, language)
    async with game.run_test(size=SMALL) as pilot:
        await pilot.pause()
        grid, desk = game.screen.query_one(Grid), game.screen.query_one(Desk)
        assert desk.size.height < SMALL[1] - 2
        assert grid.region.bottom <= desk.region.bottom
        assert game.screen.query_one(Curve).size.height >= 4
