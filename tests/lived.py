"""What came of the workshops that tests play: no test waits for what another has found."""

from __future__ import annotations

from cinema_game.results.results import Results
from cinema_game.results.spec import spec_of
from cinema_game.workshop.actions import Action, Begin
from cinema_game.workshop.bots.bot import Bot, Secrets
from cinema_game.workshop.bots.playing import play
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario

RESULTS = Results()


def run_of(state: Workshop, scenario: Scenario, rounds: int | None = None) -> Outcome:
    """The team's run of what is revealed."""
    return RESULTS.run(spec_of(state, scenario, rounds))


def nothing_of(state: Workshop, scenario: Scenario) -> Outcome:
    """The same without any measure."""
    return RESULTS.run(spec_of(state, scenario).bare)


def played_by(bot: Bot, scenario: Scenario, begin: Begin) -> tuple[tuple[Action, ...], Workshop]:
    """A bot's game, in a class of its own."""
    return play(bot, scenario, begin, Secrets(apply(None, begin, scenario), scenario, RESULTS))
