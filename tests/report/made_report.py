"""A small class for the reports: four touchpoints, a team with all it may write, a rater, a save left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from tiny import TINY

from cinema_game.facilitation import actions as mark
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.one_by_one import LeftOut
from cinema_game.facilitation.rubric import Rubric
from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.facilitation.rules import apply as apply_mark
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.team.facts import TeamFacts, facts_of
from cinema_game.results.assessor import Assessor
from cinema_game.store.class_folder import Team
from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.state import Workshop
from cx.message import Message
from cx.scenario.fingerprint import fingerprint
from cx.scoring.forecast import Estimate, Forecast

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Written:
    """What people typed, field by field."""

    team: str = "Совы"
    member: str = "Анна"
    points: tuple[str, ...] = ("Гардероб и зеркало",)
    reason: str = "The program reads no pictures"
    rater: str = "Ирина"


def forecast() -> Forecast:
    estimate = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
    return Forecast(nps=estimate, revenue=estimate, returning=estimate, worst="queue")


def played(written: Written, save: str) -> Team:
    """One round played, the map locked, the debrief answered: every free field holds what was written."""
    who = written.member
    log: list[do.Action] = [
        do.AddPoint(id="card.queue", who=who, stage="before", ref="queue"),
        do.Feel(who=who, point="card.queue", value=-2),
        do.MarkKey(who=who, point="card.queue", key="painful"),
        do.AddPoint(id="card.film", who=who, stage="inside", ref="film"),
        do.Feel(who=who, point="card.film", value=2),
        do.Feel(who=who, point="card.film", value=1, curve="family"),
        do.AddPoint(id="own.exit", who=who, stage="inside", name="Exit"),
        do.AddPoint(id="card.cafe", who=who, stage="inside", ref="cafe"),
    ]
    for place, words in enumerate(written.points):
        point = f"own.{place}"
        entry = do.Entry(need=words, comment=words)
        log += [
            do.AddPoint(id=point, who=who, stage="inside", name=words),
            do.EditPoint(who=who, point=point, entry=entry),
        ]
    log += [
        do.Choose(who=who, intervention="smile"),
        do.Lock(who=do.TRAINER, phase="plan"),
        do.Predict(who=who, forecast=forecast()),
        do.LockForecast(who=who),
        do.Reveal(who=who),
    ]
    log += [
        do.Answer(who=who, question=f"q{place}", text=words) for place, words in enumerate(written.points, 1)
    ]
    begin = do.Begin(
        who=who,
        scenario="tiny",
        fingerprint=fingerprint(TINY),
        seed=1,
        draw=7,
        team=written.team,
        members=(who,),
        language="ru",
        customers=400,
        at=DAY,
    )
    state: Workshop = apply(None, begin, TINY)
    for action in log:
        state = apply(state, action, TINY)
    return Team(save, state, TINY)


@cache
def rubric() -> Rubric:
    return load_rubric()


def marked(written: Written, rater: str, maps: tuple[str, ...], level: int) -> Book:
    """A rater's book: every row of every map at one level, with a reason and a comment."""
    book = apply_mark(None, mark.OpenBook(who=rater, rubric="r", criteria=rubric().ids))
    book = apply_mark(book, mark.Deal(who=rater, maps=maps))
    book = apply_mark(book, mark.SkipCalibration(who=rater, reason="Done before"))
    for map_ in maps:
        for place, criterion in enumerate(rubric().ids):
            put = mark.PutMark(
                who=rater,
                map=map_,
                criterion=criterion,
                level=level if place else (level + 1) % 5,
                computed=None,
                reason=written.reason,
                text=written.points[place % len(written.points)],
                at=DAY,
            )
            book = apply_mark(book, put)
    return book


def team_facts(
    written: Written | None = None, save: str = "save-1", assessor: Assessor | None = None
) -> TeamFacts:
    """The facts of a team that has written this."""
    return facts_of(played(written or Written(), save), assessor or Assessor(rubric(), seeds=1))


def class_facts(*teams: Written) -> ClassFacts:
    """A class of teams that have written this, two raters, and a save that cannot be read."""
    every = teams or (Written(), Written(team="Owls", member="Lev", points=("Cloakroom", "Mirror")))
    assessor = Assessor(rubric(), seeds=1)
    saves = tuple(f"save-{number}" for number in range(1, len(every) + 1))
    facts = tuple(team_facts(one, save, assessor) for one, save in zip(every, saves, strict=True))
    books = (marked(every[0], every[0].rater, saves, 3), marked(every[0], "Second rater", saves, 2))
    lost = LeftOut("save-9", "Lost", Message("The file is damaged."))
    return ClassFacts(facts, (lost,), rubric(), books, ())


@cache
def a_team() -> TeamFacts:
    return team_facts()


@cache
def a_class() -> ClassFacts:
    return class_facts()
