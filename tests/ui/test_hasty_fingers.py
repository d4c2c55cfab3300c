"""Keys typed faster than screens change: what was typed for another screen is dropped, nothing breaks."""

from __future__ import annotations

import asyncio
import random
import threading
from importlib import import_module
from pathlib import Path

import pytest
from floods import Flood, flooded
from hasty import answers, at_once, calm, flood
from in_memory import OneScreen, begun, case, done
from made import revealed
from test_whole_game import begun as saved
from textual.app import App, ComposeResult
from textual.events import MouseDown, MouseUp, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList
from textual.widgets._toast import Toast

from cinema_game.language import Language
from cinema_game.settings import Settings
from cinema_game.store.workshops import workshops
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.notice import Notice
from cinema_game.ui.screens.cards import Cards
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.help import Help
from cinema_game.ui.screens.lobby import Lobby
from cinema_game.ui.screens.research.methods import Methods
from cinema_game.ui.screens.scoring.door import Door
from cinema_game.ui.screens.start import Start
from cinema_game.ui.widgets.options import Options
from cinema_game.workshop import actions as do
from cx.scenario.lessons import Phase

SMALL = (80, 24)


def at(phase: Phase, name: str = "tutorial") -> OneScreen:
    """A game in a phase of the first round."""
    return OneScreen(begun(do.Move(who="Anna", phase=phase), scenario=case(name), customers=300), "en")


def phase(game: OneScreen) -> object:
    return getattr(game.screen, "PHASE", type(game.screen).__name__)


async def test_five_languages_at_once_on_the_map() -> None:
    game = at("map")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, "f12", "f12", "f12", "f12", "escape", "f12")
        await answers(pilot)


@pytest.mark.parametrize("where", ["briefing", "research", "map", "forecast", "plan"])
async def test_languages_and_windows_change_while_keys_come(where: Phase) -> None:
    game = at(where)
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        for keys in (("f12", "enter"), ("f12", "ctrl+p", "f12"), ("enter", "f12", "down"), ("ctrl+k", "f12")):
            at_once(game, *keys)
            await asyncio.sleep(0.02)
            at_once(game, *reversed(keys))
        await answers(pilot)


@pytest.mark.parametrize("turn", [0.0, 0.03])
async def test_a_language_while_cards_are_read(turn: float) -> None:
    game = at("research")
    async with game.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+k")
        await calm(pilot)
        assert isinstance(game.screen, Cards)
        at_once(game, "down", "f12", "down")
        await asyncio.sleep(turn)
        at_once(game, "down", "f12", "up")
        await calm(pilot)
        assert isinstance(game.screen, Cards)


async def test_the_palette_opens_once() -> None:
    game = at("map")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, "ctrl+p", "ctrl+p", "escape", "ctrl+p")
        await calm(pilot)
        at_once(game, "escape", "ctrl+p")
        await calm(pilot)
        assert len(game.screen_stack) <= 3
        await answers(pilot)


async def test_the_palette_runs_what_is_chosen_once() -> None:
    game = at("map")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+p")
        for _ in range(100):
            await pilot.pause(0.02)
            if game.screen.query_one(OptionList).option_count:
                break
        await pilot.press(*"help")
        await pilot.pause(0.4)
        at_once(game, "enter", "enter", "enter", "enter")
        await calm(pilot)
        assert [type(screen) for screen in game.screen_stack].count(Help) == 1


async def test_the_second_key_does_not_fix_the_plan() -> None:
    game = at("research", "cinema")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, "f5", "ctrl+n")
        await calm(pilot)
        assert phase(game) == "plan"


async def test_the_second_key_buys_nothing_more() -> None:
    game = at("research", "cinema")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        methods = game.screen.query_one(Methods)
        methods.highlighted = methods.get_option_index("foyer_poll")
        await pilot.press("enter")
        assert isinstance(game.screen, Confirm)
        at_once(game, "enter", "enter")
        await calm(pilot)
        await game.workers.wait_for_complete()
        await calm(pilot)
        assert phase(game) == "research"
        assert len(game.session.state.purchases) == 1  # type: ignore[union-attr]


async def test_the_result_does_not_fly_past() -> None:
    session = revealed(case("tutorial"))
    game = OneScreen(session, "en")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, "ctrl+n", "ctrl+n", "ctrl+n")
        await calm(pilot)
        assert phase(game) == "result"
        assert session.state.phase == "result"


async def test_on_from_the_result_while_why_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    session = revealed(case("tutorial"))
    session.do(do.Move(who="Anna", phase="result"))
    why = threading.Event()

    def slowly(*_of: object, **_told: object) -> object:
        why.wait()
        raise AssertionError("who has left asks no more")

    monkeypatch.setattr("cinema_game.results.results.Results.contributions", slowly)
    game = OneScreen(session, "en")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        await pilot.pause(0.2)
        at_once(game, "f12", "ctrl+n")
        await calm(pilot)
        at_once(game, "ctrl+n", "f12")
        await calm(pilot)
        why.set()
        await answers(pilot)


async def test_what_was_typed_ahead_on_one_screen_is_all_done() -> None:
    session = begun(do.Move(who="Anna", phase="map"), scenario=case("tutorial"), customers=300)
    stage, *_more = session.scenario.stages
    point = do.AddPoint(id="point.one", who="Anna", stage=stage.id, ref=stage.touchpoints[0].id)
    session.do(point)
    game = OneScreen(session, "en")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, *["+", "-"] * 15)
        await calm(pilot)
        assert sum(action.do == "feel" for action in done(session)) == 30


async def test_no_letter_is_lost_and_tab_goes_before_the_next() -> None:
    async with CinemaGame(Settings(language="en")).run_test(size=SMALL) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Start)
        game = pilot.app
        assert isinstance(game, CinemaGame)
        game.screen.query_one("#team", Input).focus()
        team, members = "Night owls and larks " * 3, "Anna, Boris, Vera"
        await pilot.press("ctrl+u")
        at_once(game, *team, "tab", *members)
        await calm(pilot)
        assert game.screen.query_one("#team", Input).value.startswith(team[:30])
        assert members in game.screen.query_one("#members", Input).value


async def test_what_is_typed_before_a_dialog_is_seen_is_not_for_it() -> None:
    async with CinemaGame(Settings(language="en")).run_test(size=SMALL) as pilot:
        await pilot.app.workers.wait_for_complete()
        game = pilot.app
        assert isinstance(game, CinemaGame)
        await calm(pilot)
        at_once(game, "enter", "enter", "enter", "x", "escape")
        await calm(pilot)
        assert isinstance(game.screen, Start)
        assert game.session is None


async def test_a_notice_whose_time_is_over_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was to be shown, and its time ran out before it was on the screen."""
    monkeypatch.setattr(Notice, "has_expired", False)
    game = at("map")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        game.notify("Late", timeout=-1.0)
        for _ in range(100):
            await pilot.pause(0.02)
            if game.screen.query(Toast):
                break
        await pilot.pause(0.3)
        assert not game.screen.query(Toast)


async def test_who_is_covered_or_has_left_closes_no_other() -> None:
    async with CinemaGame(Settings(language="en")).run_test(size=SMALL) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("s")
        door = pilot.app.screen
        assert isinstance(door, Door)
        await pilot.press("f1")
        door.dismiss(None)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, Lobby)
        door.dismiss(None)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Lobby)


async def test_a_command_of_who_has_left_is_not_run() -> None:
    game = at("map")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        left = game.screen
        await pilot.press("f3")
        await calm(pilot)
        assert phase(game) == "research"
        assert not await game.run_action("leave", left)
        assert game.session is not None


@pytest.mark.parametrize("pause", [0.0, 0.01, 0.03])
async def test_the_game_is_left_in_the_middle_of_another_language(pause: float) -> None:
    game = at("forecast")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        at_once(game, "f12")
        await asyncio.sleep(pause)
        at_once(game, "ctrl+q")
        await calm(pilot)
    assert game.return_code == 0


async def test_the_mouse_waits_its_turn_as_well() -> None:
    game = at("briefing")
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        x, y = game.screen.query_one("#on", Button).region.offset
        at_once(game, "f12")
        for kind in (MouseDown, MouseUp):
            game.post_message(kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False))
        await calm(pilot)
        assert phase(game) == "briefing"
        for kind in (MouseDown, MouseUp):
            game.post_message(kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False))
        await calm(pilot)
        assert phase(game) == "research"


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "name"), [(1, "tutorial"), (2, "tutorial"), (3, "cinema")])
async def test_no_flood_ends_or_freezes_the_game(tmp_path: Path, seed: int, name: str) -> None:
    draw = random.Random(seed)
    language: Language = draw.choice(("en", "ru"))
    id_ = saved(tmp_path, name, language)
    game = CinemaGame(Settings(language=language), saves=tmp_path, wanted=Wanted(save=id_))
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        await flood(pilot, draw, 150)
        await answers(pilot)
    for card in workshops(tmp_path).list():
        with workshops(tmp_path).open(card.id) as kept:
            assert kept.notices == ()


@pytest.mark.slow
def test_a_flood_in_a_real_terminal(tmp_path: Path) -> None:
    flooded(Flood(11, seed=1, keys=200), tmp_path)


@pytest.mark.parametrize("above", [("enter",), ("f1",), ("enter", "f1")])
async def test_nothing_is_painted_while_nothing_happens(above: tuple[str, ...], tmp_path: Path) -> None:
    game = CinemaGame(Settings(language="ru"), saves=tmp_path)
    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        await pilot.press(*above, "f12")
        await calm(pilot)
        painted = 0
        hook = game.post_display_hook

        def count() -> None:
            nonlocal painted
            painted += 1
            hook()

        game.post_display_hook = count  # type: ignore[method-assign]
        await pilot.pause(0.5)
        assert painted < 5


async def test_two_sizes_on_their_way_do_not_call_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    game, layouts = at("research"), 0
    follow = Screen._screen_resized

    def counted(screen: Screen[object], size: Size) -> None:
        nonlocal layouts
        layouts += 1
        assert layouts < 40
        follow(screen, size)

    async with game.run_test(size=SMALL) as pilot:
        await calm(pilot)
        await pilot.press("f1")
        await calm(pilot)
        monkeypatch.setattr(Screen, "_screen_resized", counted)
        with game.batch_update():  # While a screen is composed anew, what is laid out is painted later.
            for size in (Size(160, 45), Size(76, 22)):
                game._size = size
                game.screen.post_message(Resize(size, size))
                game.screen.call_later(lambda: None)
            await asyncio.sleep(0.5)
        await calm(pilot)
        assert game.screen.size == (76, 22)


def lists(kind: type[OptionList]) -> list[type[OptionList]]:
    return [kind, *(one for below in kind.__subclasses__() for one in lists(below))]


def test_no_list_of_the_game_looks_its_lines_up_before_they_are_laid_out() -> None:
    for name in ("cards", "sandbox", "research", "map"):
        import_module(f"cinema_game.ui.screens.{name}")
    ours = [kind for kind in lists(OptionList) if kind.__module__.startswith("cinema_game.")]
    assert len(ours) > 3
    assert all(issubclass(kind, Options) for kind in ours), ours


async def test_a_list_that_has_no_room_can_be_paged_through() -> None:
    class OneList(App[None]):
        def compose(self) -> ComposeResult:
            yield Options("a", "b", "c")

    async with OneList().run_test(size=SMALL) as pilot:
        listed = pilot.app.query_one(Options)
        listed.styles.height = 0
        listed.add_options(["d", "e"])
        await pilot.pause()
        listed.highlighted = 4
        listed._move_page(1)
        listed._move_page(-1)
