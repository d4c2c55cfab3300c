"""What the best plan that can be found gains in the class of a team."""

from __future__ import annotations

from cinema_game.workshop.state import Workshop
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.setting import Setting
from cx.model.work import TooMuchWork
from cx.scenario.scenario import Scenario


def par_gain(state: Workshop, scenario: Scenario) -> float | None:
    """Value that the best plan found with all secrets open gains over doing nothing; takes ten seconds.

    None for a case that has too many plans to look for the best.
    """
    try:
        return par(Setting(scenario, 1), state.draw).found.value
    except TooMuchWork:
        return None
