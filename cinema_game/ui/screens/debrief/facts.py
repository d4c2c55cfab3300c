"""All that the debrief is made of, reckoned once off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cinema_game.ui.runs import Progress, Runs, key_of, runs_of
from cinema_game.ui.session import Session
from cinema_game.workshop.moments import Story
from cinema_game.workshop.questions import Prompt, pages
from cinema_game.workshop.results import forecast_errors, result_of, truth_of
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.setting import Setting
from cx.journey.map import JourneyMap
from cx.scenario.lessons import Page
from cx.scenario.scenario import Scenario
from cx.scoring.calibration import Calibration, calibrate
from cx.scoring.forecast_score import ForecastScore, mean_score
from cx.scoring.map.score import MapScore, percentile, score_map
from cx.scoring.result import ResultScore
from cx.scoring.truth import Truth

RUNS = 0.4
"""Share of the waiting that the two runs take; the rest is for the truth."""
Share = Callable[[float, float], Progress | None]


def _nobody(_low: float, _high: float) -> Progress | None:
    """Nobody looks how far it is."""
    return None


@dataclass(frozen=True)
class Facts:
    """What came of the game: runs, truth, scores, and the questions that arise from them."""

    workshop: Workshop
    scenario: Scenario
    runs: Runs
    map: JourneyMap
    """The map that is scored: the one locked last, matched as people say."""
    truth: Truth
    map_score: MapScore
    percentile: float
    """Share of shuffled maps that score lower, 0..1."""
    forecasts: dict[int, ForecastScore]
    """The team's forecasts against what came, by round."""
    calibration: Calibration | None
    prompts: dict[Page, tuple[Prompt, ...]]

    @property
    def forecast(self) -> float | None:
        """Mean score of the forecasts, 0..1; None if nothing was foretold."""
        return mean_score(list(self.forecasts.values()))


async def facts_of(session: Session, share: Share = _nobody) -> Facts:
    """The facts of a workshop, reckoned once; `share` gives each part what it tells its progress."""
    runs = await runs_of(session, share(0, RUNS))
    state, scenario = session.state, session.scenario
    map_, said = state.judged_map, dict(state.corrections)
    truth = await session.compute(
        ("truth", state.fingerprint, state.seed, state.draw, state.customers),
        lambda cancelled: truth_of(state, scenario, cancelled, share(RUNS, 1)),
    )

    def work(_cancelled: Callable[[], bool]) -> Facts:
        score = score_map(map_, truth, said)
        story = Story(state, scenario, runs.run, runs.nothing, score.matching, truth)
        errors = forecast_errors(state, runs.run, runs.nothing)
        forecasts = {round_: one for (round_, member), one in errors.items() if member is None}
        return Facts(
            workshop=state,
            scenario=scenario,
            runs=runs,
            map=map_,
            truth=truth,
            map_score=score,
            percentile=percentile(map_, truth, said),
            forecasts=forecasts,
            calibration=calibrate(list(forecasts.values())),
            prompts=pages(story),
        )

    key = ("facts", *key_of(state), map_.model_dump_json(), state.corrections)
    return await session.compute(key, work)


async def result_score_of(session: Session) -> ResultScore:
    """The result score of a workshop, reckoned once: the plan lived on to the horizon on several seeds."""
    state, scenario = session.state, session.scenario
    return await session.compute(
        ("result score", *key_of(state)), lambda cancelled: result_of(state, scenario, cancel=cancelled)
    )


async def par_of(session: Session, progress: Progress | None = None) -> float:
    """What the best plan that can be found gains in this class, reckoned once; takes some ten seconds."""
    state, scenario = session.state, session.scenario
    return await session.compute(
        ("par", state.fingerprint, state.draw),
        lambda cancelled: (
            par(Setting(scenario, 1), state.draw, progress=progress, cancel=cancelled).found.value
        ),
    )
