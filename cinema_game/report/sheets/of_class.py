"""The sheets of a class or of one team: scores, their parts, marks, audit, maps, answers."""

from __future__ import annotations

from collections.abc import Iterator

from cinema_game.facilitation.agreement import marked_level
from cinema_game.language import _, say
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.sheets.sheet import Sheet, Value
from cinema_game.report.team.journey import point_name
from cinema_game.report.team.marks import comment
from cinema_game.report.team.scores import named
from cinema_game.report.team.sheet import feelings


def sheets(facts: ClassFacts) -> tuple[Sheet, ...]:
    """All of them; a sheet without rows keeps its head."""
    return (
        _scores(facts),
        _parts(facts),
        _marks(facts),
        _agreement(facts),
        _maps(facts),
        _answers(facts),
        _left(facts),
    )


def _scores(facts: ClassFacts) -> Sheet:
    """A team a row; figures are bare numbers, shares 0..1."""
    numbers = [score for team in facts.teams[:1] for score in team.judged.scores]
    parts = {part.id: part for team in facts.teams for score in team.judged.scores for part in score.parts}
    criteria = facts.rubric.criteria
    rows = tuple(
        (
            team.team.id,
            team.state.team,
            ", ".join(team.state.members),
            team.state.scenario,
            team.state.revealed,
            *(score.value for score in team.judged.scores),
            *(None if (found := team.judged.find(id_)) is None else found.value for id_ in parts),
            *(
                _level(facts, team.team.id, criterion.id, team.judged.level(criterion.id))
                for criterion in criteria
            ),
        )
        for team in facts.teams
    )
    head = (
        _("Save"),
        _("Team"),
        _("Members"),
        _("Scenario"),
        _("Rounds revealed"),
        *(named(score) for score in numbers),
        *(_part_name(facts, id_) for id_ in parts),
        *(say(criterion.name) for criterion in criteria),
    )
    return Sheet("scores", _("Scores"), head, rows)


def _part_name(facts: ClassFacts, id_: str) -> str:
    top, _dot, _rest = id_.partition(".")
    judged = next(team.judged for team in facts.teams if team.judged.find(id_) is not None)
    whole, part = judged.find(top), judged.find(id_)
    return " – ".join(named(score) for score in (whole, part) if score is not None)


def _level(facts: ClassFacts, map_: str, criterion: str, computed: int | None) -> float | None:
    marked = marked_level(facts.books, map_, criterion)
    return computed if marked is None else marked


def _parts(facts: ClassFacts) -> Sheet:
    """Every number with its formula and its sentences."""
    rows: list[tuple[Value, ...]] = []
    for team in facts.teams:
        for top in (*team.judged.scores, *team.judged.rows):
            for score in top.walk():
                told = " ".join(say(sentence) for sentence in score.said)
                low, high = score.band if score.band is not None else (None, None)
                rows.append(
                    (team.state.team, score.id, named(score), score.value, low, high, told, say(score.how))
                )
    head = (
        _("Team"),
        _("Number"),
        _("Name"),
        _("Amount"),
        _("Low"),
        _("High"),
        _("In words"),
        _("How it is reckoned"),
    )
    return Sheet("parts", _("Why"), head, tuple(rows))


def _marks(facts: ClassFacts) -> Sheet:
    """A mark a row, the computed level beside it."""
    head = (
        _("Team"),
        _("Criterion"),
        _("Computed"),
        _("Rater"),
        _("Level"),
        _("Reason"),
        _("Comment"),
        _("When"),
    )
    return Sheet("marks", _("Marks"), head, tuple(_marked(facts)))


def _marked(facts: ClassFacts) -> Iterator[tuple[Value, ...]]:
    for team in facts.teams:
        for criterion in facts.rubric.criteria:
            name, computed = say(criterion.name), team.judged.level(criterion.id)
            given = [(book, mark) for book in facts.books if (mark := book.mark(team.team.id, criterion.id))]
            if not given:
                yield team.state.team, name, computed, None, None, None, None, None
            for book, mark in given:
                words = comment(mark, criterion, book, reason=False)
                yield (
                    team.state.team,
                    name,
                    mark.computed,
                    book.rater,
                    mark.level,
                    mark.reason,
                    words or None,
                    mark.at,
                )


def _agreement(facts: ClassFacts) -> Sheet:
    head = (_("Criterion"), "α", _("Low"), _("High"), _("Marked by two"), _("What it allows one to say"))
    found = facts.agreement
    rows: list[tuple[Value, ...]] = []
    if found is not None:
        all_ = [(_("All rows together"), found.overall)]
        all_ += [(say(facts.rubric.criterion(id_).name), one) for id_, one in found.criteria.items()]
        for name, one in all_:
            low, high = one.interval if one.interval is not None else (None, None)
            rows.append((name, one.alpha, low, high, one.units, say(one.in_words())))
    return Sheet("agreement", _("Agreement"), head, tuple(rows))


def _maps(facts: ClassFacts) -> Sheet:
    """A point a row, with the touchpoint for which it stands."""
    rows: list[tuple[Value, ...]] = []
    for team in facts.teams:
        names = {touchpoint.id: say(touchpoint.name) for touchpoint in team.scenario.touchpoints}
        screens = {screen.id: say(screen.name) for screen in team.scenario.screens}
        teams = {one.id: say(one.name) for one in team.scenario.teams}
        stages = {stage.id: say(stage.name) for stage in team.scenario.stages}
        for point in team.map.points:
            stands = team.judged.map_score.matching.touchpoint(point.id)
            rows.append(
                (
                    team.state.team,
                    point_name(point, team.scenario),
                    stages.get(point.stage),
                    names.get(stands or ""),
                    point.kind,
                    feelings(point, team.scenario),
                    feelings(point, team.scenario, to_be=True),
                    point.importance,
                    point.key,
                    point.need,
                    screens.get(point.screen or ""),
                    teams.get(point.team or ""),
                    point.evidence,
                    point.comment,
                )
            )
    head = (
        _("Team"),
        _("Point"),
        _("Stage"),
        _("Stands for"),
        _("Kind"),
        _("Emotion"),
        _("To be"),
        _("Importance"),
        _("Marked as key moment"),
        _("Need"),
        _("Screen"),
        _("Delivering team"),
        _("Evidence"),
        _("Comment"),
    )
    return Sheet("maps", _("Maps"), head, tuple(rows))


def _answers(facts: ClassFacts) -> Sheet:
    """What the teams wrote, with the questions."""
    rows: list[tuple[Value, ...]] = []
    for team in facts.teams:
        questions = {prompt.id: say(prompt.text) for prompts in team.prompts.values() for prompt in prompts}
        for reply in team.state.answers:
            asked = questions.get(reply.question, reply.question)
            rows.append((team.state.team, asked, reply.round, reply.who, reply.text))
    return Sheet(
        "answers",
        _("Answers"),
        (_("Team"), _("Question"), _("Round"), _("Who"), _("What was answered")),
        tuple(rows),
    )


def _left(facts: ClassFacts) -> Sheet:
    rows = tuple((one.id, one.name, say(one.why)) for one in facts.left_out)
    return Sheet("left_out", _("Left out"), (_("Save"), _("Team"), _("Why")), rows)
