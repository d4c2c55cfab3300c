"""All that the debrief is made of, reckoned once off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cinema_game.results.once import Progress
from cinema_game.results.runs import Runs
from cinema_game.results.spec import spec_of
from cinema_game.ui.session import Session
from cinema_game.workshop.forecasts import team_errors
from cinema_game.workshop.moments import Story
from cinema_game.workshop.questions import Prompt, pages
from cinema_game.workshop.state import Workshop
from cx.journey.map import JourneyMap
from cx.scenario.lessons import Page
from cx.scenario.scenario import Scenario
from cx.scoring.calibration import Calibration, calibrate
from cx.scoring.forecast_score import ForecastScore, mean_score
from cx.scoring.map.score import MapScore, percentile, score_map
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
    """The facts of a workshop; `share` gives each part what it tells its progress."""
    runs = await session.runs(share(0, RUNS))
    state, scenario = session.state, session.scenario
    truth = await session.reckon(session.results.truth, state, scenario, told=share(RUNS, 1))
    map_, said = state.judged_map, dict(state.corrections)

    def work(_cancelled: Callable[[], bool]) -> Facts:
        score = score_map(map_, truth, said)
        story = Story(state, scenario, runs.run, runs.nothing, score.matching, truth)
        forecasts = team_errors(state, runs.run, runs.nothing)
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

    return await session.compute(
        ("facts", spec_of(state, scenario), map_.model_dump_json(), state.corrections), work
    )
