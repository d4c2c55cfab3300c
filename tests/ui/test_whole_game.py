"""The whole game by keyboard alone, from the first briefing to the debrief, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from cinema_game.language import LANGUAGES, Language, use
from cinema_game.settings import Settings
from cinema_game.store.workshops import workshops
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.widgets.key_bar import Key
from cinema_game.workshop.actions import Begin
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario

PATIENCE = 400
FOREIGN = re.compile(r"\b(the|and|of|your|you|with|what|round|price|touchpoint|customers?)\b", re.IGNORECASE)
"""English that no Russian screen may show."""


def begun(folder: Path, name: str, language: Language) -> str:
    """A workshop with few customers, so that its quarters play quickly."""
    use(language)
    case = load_scenario(name)
    first = Begin(
        who="Vera",
        scenario=case.id,
        fingerprint=fingerprint(case),
        seed=7,
        draw=7,
        team="Owls" if language == "en" else "Совы",
        members=("Vera",),
        language=language,
        customers=400,
    )
    with workshops(folder).create(first) as kept:
        return kept.id


class Player:
    """Presses keys, and looks at every screen for what nobody should see."""

    def __init__(self, app: CinemaGame, pilot: Pilot[None], language: Language) -> None:
        self.app, self.pilot, self.language = app, pilot, language
        self.seen: list[str] = []

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        self.look()

    async def until(self, phase: str, *keys: str) -> None:
        """Press keys until the phase has come."""
        for _ in range(PATIENCE):
            if self.phase == phase:
                await self.pilot.pause()
                self.look()
                return
            await self.press(*keys)
            await self.pilot.pause(0.02)
        raise AssertionError(f"{phase} did not come; here is {self.phase}, {type(self.app.screen).__name__}")

    @property
    def phase(self) -> str:
        assert self.app.session is not None
        return str(getattr(self.app.screen, "PHASE", type(self.app.screen).__name__))

    def look(self) -> None:
        screen = self.app.screen
        width, height = self.app.size
        for control in (*screen.query(Button), *screen.query(Key)):
            if control.display and control.region.area:
                region = control.region
                inside = region.x >= 0 and region.right <= width
                assert inside, (
                    f"{control} is clipped on {type(screen).__name__}: {region} of {width}×{height}"
                )
        if self.language == "ru":
            for text in screen.query(Static):
                if text.display and text.region.area:
                    said = str(text.visual)
                    assert not FOREIGN.search(said), f"not translated on {type(screen).__name__}: {said!r}"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["tutorial", "cinema", "missed-flight"])
async def test_a_game_is_played_to_the_debrief_by_keys_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: Language
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    id_ = begun(tmp_path, name, language)
    rounds = load_scenario(name).rounds.count
    app = CinemaGame(Settings(language=language), saves=tmp_path, wanted=Wanted(save=id_))
    async with app.run_test(size=(80, 24)) as pilot:
        player = Player(app, pilot, language)
        while app.session is None:
            await pilot.pause(0.02)
        await player.until("briefing")
        await player.until("research", "ctrl+n")
        await player.press("f1", "escape")
        for round_ in range(1, rounds + 1):
            assert app.session.state.round == round_
            await player.until("map", "ctrl+n")
            if round_ == 1:
                await player.press("insert", "enter", "down", "enter", "down", "enter", "escape")
                await player.press("plus", "plus", "space", "left", "minus", "minus", "ctrl+z", "ctrl+y")
            await player.until("plan", "ctrl+n")
            if round_ == 1:
                await player.press("down", "space", "enter", "escape")
            await player.until("forecast", "ctrl+n")
            await player.press(
                "right", "right", "plus", "pagedown", "down", "left", "down", "down", "enter", "enter"
            )
            await player.until("reveal", "ctrl+n")
            await player.press("end")
            await player.until("result", "ctrl+n")
            await player.press("down", "tab")
            await player.until("research" if round_ < rounds else "debrief", "ctrl+n")
        for _ in range(7):
            await player.press("space", "right")
        state = app.session.state
        assert (state.phase, state.revealed) == ("debrief", rounds)
        assert state.map.points
        assert len([p for p in state.predictions if p.locked and p.member is None]) == rounds
    with workshops(tmp_path).open(id_) as kept:
        assert kept.state == state
