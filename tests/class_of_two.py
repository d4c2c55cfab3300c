"""Two played workshops of the tiny case, and a truth that is quick to have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from replaying import replay
from tiny import TINY

from cinema_game.facilitation import actions as marking
from cinema_game.facilitation.book import Book
from cinema_game.facilitation.rubric import Rubric
from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.facilitation.rules import apply as marked
from cinema_game.workshop import actions as do
from cinema_game.workshop.state import Workshop
from cx.scenario.fingerprint import fingerprint
from cx.scoring.forecast import Estimate, Forecast

RUBRIC: Rubric = load_rubric()
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def log(team: str = "Owls", draws: tuple[str, ...] = ("reviews", "queue", "film")) -> list[do.Action]:
    """The actions of a whole game of one player who draws some cards and smiles."""
    rise = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
    actions: list[do.Action] = [
        do.Begin(
            who="Anna",
            scenario=TINY.id,
            fingerprint=fingerprint(TINY),
            seed=3,
            draw=4,
            team=team,
            members=("Anna",),
            language="en",
            customers=300,
        )
    ]
    for card in draws:
        stage = "inside" if card in ("film", "exit", "cafe") else "before"
        actions += [
            do.AddPoint(id=card, who="Anna", stage=stage, ref=card),
            do.Feel(who="Anna", point=card, value=-1),
        ]
    actions += [
        do.MarkKey(who="Anna", point=draws[-1], key="painful"),
        do.Choose(who="Anna", intervention="smile"),
    ]
    for round_ in range(1, TINY.rounds.count + 1):
        actions += [
            do.Lock(who=do.TRAINER, phase="plan"),
            do.Predict(who="Anna", forecast=Forecast(nps=rise, revenue=rise, returning=rise, worst="queue")),
            do.LockForecast(who="Anna"),
            do.Reveal(who="Anna"),
        ]
        if round_ < TINY.rounds.count:
            actions.append(do.NextRound(who="Anna"))
    return actions


def played(team: str = "Owls", draws: tuple[str, ...] = ("reviews", "queue", "film")) -> Workshop:
    """The state that the log leads to."""
    return replay(log(team, draws), TINY)


def opened(rater: str = "Вера", *maps: str, skipped: bool = True) -> Book:
    """A book with maps dealt, past the calibration if told."""
    book = marked(None, marking.OpenBook(who=rater, at=NOON, rubric="r", criteria=RUBRIC.ids))
    if maps:
        book = marked(book, marking.Deal(who=rater, at=NOON, maps=maps))
    if skipped:
        book = marked(book, marking.SkipCalibration(who=rater, at=NOON, reason="known"))
    return book


def mark(book: Book, map_: str, criterion: str, level: int, minutes: int = 0) -> Book:
    """The book with one more mark on a row that the program does not compute."""
    at = NOON + timedelta(minutes=minutes)
    return marked(book, marking.PutMark(who=book.rater, at=at, map=map_, criterion=criterion, level=level))
