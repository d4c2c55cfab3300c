"""A workshop of each case played by fixed actions, and the plans that are lived through beside it.

Nothing here looks at a figure of the model: what is played stays the same when the model changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.journey.point import Key
from cx.model.plan import Choice, Plan
from cx.scenario.scenario import Scenario
from cx.scoring.forecast import Direction, Estimate, Forecast

DRAW = 1
"""The class whose hidden parameters are drawn."""
NINE = datetime(2024, 1, 1, 9, tzinfo=UTC)
LIKING: tuple[int, ...] = (-2, 1, 0, -1, 2, -3, 3, 1, -1)


Bought = tuple[tuple[str, tuple[str, ...]], ...]
"""Research of the first round: method and segments."""


@dataclass(frozen=True)
class Second:
    """The other company, what its team asks and chooses."""

    owner: str
    research: Bought
    plays: str


@dataclass(frozen=True)
class Game:
    """What is played of a case, and which plans are tried besides."""

    case: str
    plans: dict[str, Plan]
    """By name: lived through to the horizon."""
    events: tuple[tuple[str, int], ...]
    """What happens under the last plan; under the others the scenario's own events."""
    research: Bought
    plays: str
    """What the team chooses, as `ID@ROUND`."""
    second: Second | None = None
    """Another team at the same keyboard."""


def planned(words: str, *waits: tuple[int, float], late: float = 0.0) -> Plan:
    """A plan from `ID@ROUND` words; `late` weeks for its first choice."""
    first, *others = (Choice.parse(word) for word in words.split())
    return Plan(choices=(first.model_copy(update={"late": late}), *others), waits=waits)


GAMES = {
    game.case: game
    for game in (
        Game(
            "cinema",
            {
                "service": planned(
                    "staff_school@1 refund_on_the_spot@1 journey_owner@1 order_from_seat@2 talk_club@3",
                    (1, 2.0),
                ),
                "price": planned("weekday_discount@1 new_app@1 daily_mailing@2 last_touch@2 cut_staff@3"),
            },
            events=(("angry_family", 1), ("rival_copies", 2), ("second_wave", 2), ("heating_fails", 3)),
            research=(("deep_interviews", ("family", "senior")), ("foyer_poll", ())),
            plays="evening_pass@1 refund_on_the_spot@1 order_from_seat@2 one_voice@2 review_answers@3",
        ),
        Game(
            "missed-flight",
            {
                "recovery": planned(
                    "escort_clock@2 first_person@1 guards_rest@1 care_calls@2 room_contract@3", late=3.0
                ),
                "price": planned("voucher@1 auto_reply@3 denial@2 biometric_gate@1 own_phones@2"),
            },
            events=(("pushchair_damaged", 1), ("journalist", 2), ("strike_of_escorts", 2), ("weather", 3)),
            research=(("gate_poll", ()),),
            plays="first_person@1 escort_clock@1 money_or_business@2 warn_hosts@3",
            second=Second(
                "airport",
                research=(("walk_together", ("chair", "business", "holiday")),),
                plays="hall_voice@1 escort_clock@1 own_phones@2 family_lane@3",
            ),
        ),
        Game(
            "tutorial",
            {
                "service": planned("one_till@1 handwritten_cards@1 bring_a_neighbour@2"),
                "price": planned("discount@1 lamps@2"),
            },
            events=(("machine", 1), ("poet", 2)),
            research=(("evening_talks", ("stroller",)),),
            plays="second_barista@1 handwritten_cards@1 lamps@2",
        ),
    )
}


def played(game: Game, scenario: Scenario, seed: int, customers: int) -> Workshop:
    """The workshop after the last reveal."""
    table = _Table(game, scenario, seed, customers)
    for round_ in range(1, scenario.rounds.count + 1):
        for _ in table.teams:
            table.decide(round_)
            table.hand_over()
        for _ in table.teams:
            table.foretell(round_)
            table.hand_over()
        table.act(do.Reveal(who=table.me))
        if round_ < scenario.rounds.count:
            table.act(do.NextRound(who=table.me))
    table.act(do.CorrectMatch(who=table.me, point="own", touchpoint=scenario.touchpoints[4].id))
    return table.state


class _Table:
    def __init__(self, game: Game, scenario: Scenario, seed: int, customers: int) -> None:
        self.game, self.scenario = game, scenario
        self.teams = ("Ada", "Boris") if game.second else ("Ada",)
        second = game.second and do.Second(owner=game.second.owner, team="Others", members=("Boris",))
        begin = do.Begin(
            id="first", at=NINE, who="Ada", scenario=scenario.id, fingerprint="0", seed=seed, draw=DRAW,
            team="Owls", members=("Ada",), language="en", customers=customers, second=second,
        )  # fmt: skip
        self.state: Workshop = apply(None, begin, scenario)

    @property
    def me(self) -> str:
        return self.state.members[0]

    def act(self, action: do.Action) -> None:
        self.state = apply(self.state, action.model_copy(update={"at": NINE}), self.scenario)

    def hand_over(self) -> None:
        if self.game.second:
            self.act(do.HandOver(who=self.me))

    def decide(self, round_: int) -> None:
        """Research, map and plan of the team at the keyboard."""
        mine = self.game.second if self.game.second and self.me == "Boris" else self.game
        if round_ == 1:
            for method, segments in mine.research:
                self.act(do.BuyEvidence(who=self.me, method=method, segments=segments))
            self.draw()
        for choice in (Choice.parse(word) for word in mine.plays.split()):
            if choice.round == round_:
                self.act(do.Choose(who=self.me, intervention=choice.intervention))
        self.act(do.Lock(who=do.TRAINER, phase="plan"))

    def draw(self) -> None:
        """Four of five touchpoints in journey order, two of them exchanged; a decoy and an own point."""
        points = [one for place, one in enumerate(self.scenario.touchpoints) if place % 5 != 3]
        points[1], points[2] = points[2], points[1]
        bought = self.state.purchases[0].id
        for place, point in enumerate(points):
            stage = self.scenario.stage_of(point.id).id
            kind = point.kind if place % 3 else "direct"
            self.act(do.AddPoint(id=point.id, who=self.me, stage=stage, ref=point.id, kind=kind))
            self._fill(point.id, place)
            entry = do.Entry(
                need=point.need.en[: 120 if place % 2 else 20],
                screen=point.screens[0] if place % 4 else self.scenario.screens[0].id,
                team=point.teams[0] if point.teams and place % 4 else None,
                importance=place % 4,
            )
            self.act(do.EditPoint(who=self.me, point=point.id, entry=entry))
            if place % 2:
                self.act(do.PinEvidence(who=self.me, evidence=f"{bought}:0", point=point.id))
        first = self.scenario.stages[0].id
        if self.scenario.decoys:
            decoy = self.scenario.decoys[0].id
            self.act(do.AddPoint(id="decoy", who=self.me, stage=first, ref=decoy))
            self.act(do.Feel(who=self.me, point="decoy", value=-1))
        unseen = self.scenario.touchpoints[3].name.en
        self.act(do.AddPoint(id="own", who=self.me, stage=first, name=unseen[:40]))

    def _fill(self, point: str, place: int) -> None:
        liking = LIKING[place % len(LIKING)]
        self.act(do.Feel(who=self.me, point=point, value=liking))
        segment = self.scenario.segments[0].id
        self.act(do.Feel(who=self.me, point=point, value=max(-3, liking - 1), curve=segment))
        if place % 4 == 1:
            key: Key = "painful" if place % 8 == 1 else "decisive"
            self.act(do.MarkKey(who=self.me, point=point, key=key))

    def foretell(self, round_: int) -> None:
        """A bold forecast in odd rounds, a careful one in even."""
        bold = round_ % 2 == 1

        def guess(size: float) -> Estimate:
            low, high = (0.0, size) if bold else (-3 * size, size)
            direction: Direction = "up" if bold else "down"
            return Estimate(direction=direction, low=low, high=high, confidence=0.9 if bold else 0.6)

        worst = self.scenario.touchpoints[2 + round_].id
        forecast = Forecast(nps=guess(3.0), revenue=guess(0.04), returning=guess(0.02), worst=worst)
        self.act(do.Predict(who=self.me, forecast=forecast))
        self.act(do.LockForecast(who=self.me))
