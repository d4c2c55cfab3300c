"""What the best plan that can be found gains in the class of a team."""

from __future__ import annotations

from cinema_game.workshop.state import Workshop
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.setting import Setting
from cx.scenario.scenario import Scenario


def par_gain(state: Workshop, scenario: Scenario) -> float:
    """Value that the best plan found with all secrets open gains over doing nothing; takes ten seconds."""
    return par(Setting(scenario, 1), state.draw).found.value
