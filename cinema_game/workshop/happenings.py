"""What the world does to the team: scheduled, drawn per class, injected."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import played_by_teams
from cx.model.draws import share_of
from cx.scenario.events import Event
from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class Occurrence:
    """An event and the round in which it happens."""

    event: Event
    round: int
    taken: float | None = None
    """Money it took, where the trainer injected it; None: by the scenario."""

    @property
    def injected(self) -> bool:
        """Whether the trainer let it happen."""
        return self.taken is not None


def happens_in(state: Workshop, scenario: Scenario, round_: int) -> tuple[Occurrence, ...]:
    """What happens in a round: what `cx.drawn` drew for the class, the same for every team, then injected.

    What an owner does by itself happens only where the computer plays it.
    """
    people = played_by_teams(state, scenario)
    drawn = tuple(
        Occurrence(event, round_)
        for event in scenario.events
        if event.round == round_
        and (event.by is None or event.by not in people)
        and share_of(state.draw, "event", event.id) < float(event.chance)
    )
    injected = tuple(
        Occurrence(scenario.event(happening.event), round_, happening.taken)
        for happening in state.injected
        if happening.round == round_
    )
    return drawn + injected


def known(state: Workshop, scenario: Scenario) -> tuple[Occurrence, ...]:
    """What the team has heard of: all of the revealed rounds, and what opens or was put into the present one.

    An event that begins later in the present quarter is a surprise of the reveal.
    """
    heard: list[Occurrence] = []
    for round_ in range(1, state.round + 1):
        over = round_ <= state.revealed or state.sandbox
        heard += [
            occurrence
            for occurrence in happens_in(state, scenario, round_)
            if over or occurrence.injected or occurrence.event.week == 1
        ]
    return tuple(heard)


def events_until(state: Workshop, scenario: Scenario, rounds: int) -> tuple[tuple[str, int], ...]:
    """Events up to a round as the model takes them: id and round."""
    return tuple(
        (occurrence.event.id, round_)
        for round_ in range(1, rounds + 1)
        for occurrence in happens_in(state, scenario, round_)
    )
