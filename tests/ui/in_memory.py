"""A workshop that is kept nowhere, and a game that begins on one screen: for tests of single screens."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from replaying import replay
from textual.app import App

from cinema_game.language import use
from cinema_game.settings import Settings
from cinema_game.ui import app
from cinema_game.ui.app import CinemaGame
from cinema_game.ui.phases import screen_of
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.scenario.reader import load_scenario
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language

if TYPE_CHECKING:
    from cinema_game.store.workshops import Kept


class InMemory:
    """What a screen needs of a kept workshop, with the real rules and the list of what was done."""

    notices = ()
    folder = Path("nowhere")

    def __init__(self, scenario: Scenario, log: list[do.Action]) -> None:
        self.scenario = scenario
        self.log = log
        self.state: Workshop = replay(log, scenario)

    def do(self, action: do.Action) -> Workshop:
        self.state = apply(self.state, action, self.scenario)
        self.log.append(action)
        return self.state

    def snapshot(self) -> None:
        pass

    def close(self) -> None:
        pass


class OneScreen(CinemaGame):
    """The game, begun in the present phase of a workshop and not in the lobby."""

    CSS_PATH = str(Path(app.__file__).parent / "app.tcss")

    def __init__(self, session: Session, language: Language) -> None:
        super().__init__(Settings(language=language), saves=Path("nowhere"))
        self.session = session

    def enter(self) -> None:
        assert self.session is not None
        self.push_screen(screen_of(self.session))


@cache
def case(name: str = "cinema") -> Scenario:
    return load_scenario(name)


def begun(
    *more: do.Action,
    members: tuple[str, ...] = ("Anna",),
    language: Language = "en",
    scenario: Scenario | None = None,
    mode: do.Mode = "play",
    customers: int = 20_000,
) -> Session:
    """A workshop of the cinema in which `more` was done."""
    use(language)
    scenario = scenario or case()
    begin = do.Begin(
        who=members[0],
        scenario=scenario.id,
        fingerprint="f",
        seed=7,
        draw=7,
        team="Owls",
        members=members,
        language=language,
        mode=mode,
        customers=customers,
    )
    return Session(cast("Kept", InMemory(scenario, [begin, *more])), scenario)


def done(session: Session) -> list[do.Action]:
    """Everything that was done in a workshop."""
    return cast(InMemory, session.kept).log


def seen(game: App[None]) -> str:
    """The text on the screen."""
    lines = game.screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)
