"""Does the scenario make sense? Checks that look at several places at once.

They run on the tree as it was written, so that a fault of shape in one place does not
hide a wrong id in another; a `Scenario` built in Python passes the same checks.
"""

from __future__ import annotations

from cx.message import N_, Message
from cx.scenario import limits
from cx.scenario.base import FORMAT
from cx.scenario.diagnostics import Collected
from cx.scenario.numerals import figure
from cx.scenario.owning import check_owning
from cx.scenario.references import check_references
from cx.scenario.shown import shown, tidy
from cx.scenario.tree import EACH, Lost, Node, Sequence, at, child, head, items, text
from cx.scenario.twins import check_twins
from cx.scenario.world import Rounds

_CLOSE = 1e-3
_ROUNDS = (
    ("events", EACH, "round"),
    ("agendas", EACH, "steps", EACH, "round"),
    ("questions", EACH, "round"),
    ("presets", EACH, "plan", EACH, "round"),
)


def check(tree: Node, found: Collected) -> None:
    """Tell all that contradicts itself: ids, sums, lengths, rounds, order."""
    _check_format(tree, found)
    check_references(tree, found)
    check_twins(tree, found)
    _check_shares(tree, found)
    _check_agendas(tree, found)
    _check_history(tree, found)
    _check_rounds(tree, found)
    _check_length(tree, found)
    _check_touchpoints(tree, found)
    _check_interventions(tree, found)
    _check_research(tree, found)
    _check_minutes(tree, found)
    check_owning(tree, found)


def _check_format(tree: Node, found: Collected) -> None:
    node = child(tree, "format")
    version = figure(node)
    if node is not None and version is not None and version > FORMAT:
        message = Message(
            N_("the file is written in format {version}; this program knows formats up to {known}"),
            {"version": tidy(version), "known": FORMAT},
        )
        found.add(node, "CG211", message, Message(N_("install a newer version of the program")))


def _figures(tree: Node, path: tuple[str, ...]) -> list[float] | None:
    """The numbers on a path; None if one of them could not be read."""
    values = [figure(node) for node in at(tree, path)]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


def _check_shares(tree: Node, found: Collected) -> None:
    segments = child(tree, "segments")
    if not isinstance(segments, Sequence) or any(isinstance(item, Lost) for item in segments.items):
        return
    shares = _figures(tree, ("segments", EACH, "share"))
    if not shares or len(shares) != len(segments.items) or abs(sum(shares) - 1) <= _CLOSE:
        return
    total = sum(shares)
    message = Message(N_("the shares of the segments add up to {total}, not to 1"), {"total": tidy(total)})
    hint = (
        Message(N_("{rest} is missing"), {"rest": tidy(1 - total)})
        if total < 1
        else Message(N_("{rest} is too much"), {"rest": tidy(total - 1)})
    )
    found.add(head(segments), "CG203", message, hint)


def _check_agendas(tree: Node, found: Collected) -> None:
    for agenda in items(child(tree, "agendas")):
        minutes = child(agenda, "minutes")
        steps = child(agenda, "steps")
        whole = figure(minutes)
        parts = _figures(agenda, ("steps", EACH, "minutes"))
        if minutes is None or whole is None or not parts or len(parts) != len(items(steps)):
            continue
        if sum(parts) != whole:
            message = Message(
                N_("the steps of this agenda take {sum} minutes together, not {whole}"),
                {"sum": tidy(sum(parts)), "whole": tidy(whole)},
            )
            hint = Message(N_("write {sum} here or change a step"), {"sum": tidy(sum(parts))})
            found.add(minutes, "CG204", message, hint)


def _check_history(tree: Node, found: Collected) -> None:
    history = child(tree, "history")
    labels, values = child(history, "labels"), child(history, "values")
    if isinstance(labels, Sequence) and isinstance(values, Sequence):
        counts = {"labels": len(labels.items), "values": len(values.items)}
        if counts["labels"] != counts["values"]:
            message = Message(N_("there are {values} values for {labels} labels"), counts)
            found.add(head(values), "CG206", message, Message(N_("one value belongs to each label")))


def _check_rounds(tree: Node, found: Collected) -> None:
    rounds = child(child(tree, "rounds"), "count")
    count = figure(rounds) if rounds is not None else 3.0
    if count is None:
        return
    for path in _ROUNDS:
        for node in at(tree, path):
            round_ = figure(node)
            if round_ is not None and round_ > count:
                message = Message(
                    N_("round {round} never comes: the game has {count}"),
                    {"round": tidy(round_), "count": tidy(count)},
                )
                found.add(node, "CG207", message)
    for budget in (child(child(tree, "money"), "budget"), *at(tree, ("owners", EACH, "budget"))):
        if not isinstance(budget, Sequence) or len(budget.items) <= count:
            continue
        message = Message(
            N_("the budget names {given} rounds and the game has {count}"),
            {"given": len(budget.items), "count": tidy(count)},
        )
        found.add(budget, "CG207", message, Message(N_("one sum for each round")))


def _check_length(tree: Node, found: Collected) -> None:
    """Weeks and touchpoints together: each alone may be many."""
    rounds = child(tree, "rounds")
    told = {name: figure(child(rounds, name)) for name in ("count", "weeks", "horizon")}
    length = {name: float(Rounds.model_fields[name].default) for name in told}
    length |= {name: value for name, value in told.items() if value is not None}
    weeks = max(length["count"] * length["weeks"], length["horizon"])
    points = sum(1 for _ in at(tree, ("stages", EACH, "touchpoints", EACH)))
    if points <= limits.TOUCHPOINTS and weeks * points > limits.CELLS:
        message = Message(
            N_(
                "{weeks:,.0f} weeks with {points} touchpoints would make every run too long: "
                "together they may be {most:,.0f}, and are {cells:,.0f}"
            ),
            {"weeks": weeks, "points": points, "most": float(limits.CELLS), "cells": weeks * points},
        )
        hint = Message(N_("take fewer or shorter rounds, a nearer horizon, or fewer touchpoints"))
        found.add(head(rounds or tree), "CG105", message, hint)


def _check_touchpoints(tree: Node, found: Collected) -> None:
    points = list(at(tree, ("stages", EACH, "touchpoints", EACH)))
    stages = child(tree, "stages")
    if stages is not None and len(points) > limits.TOUCHPOINTS:
        message = Message(
            N_("all stages together have {count:,.0f} touchpoints, and {most:,.0f} are the most"),
            {"count": float(len(points)), "most": float(limits.TOUCHPOINTS)},
        )
        found.add(head(stages), "CG105", message)
    for point in points:
        screens = child(point, "screens")
        if isinstance(screens, Sequence) and not screens.items:
            message = Message(N_("a touchpoint needs a screen on which it appears"))
            found.add(head(screens), "CG210", message, Message(N_("name one that `screens:` declares")))
        fed = child(point, "fed_by")
        if text(fed) is not None and fed is not None and text(child(point, "kind")) in (None, "direct"):
            message = Message(N_("only indirect touchpoints are fed by talk"))
            found.add(fed, "CG210", message, Message(N_("add `kind: indirect`, or remove this line")))


def _check_interventions(tree: Node, found: Collected) -> None:
    money = _figures(tree, ("money", "budget", EACH))
    for measure in items(child(tree, "interventions")):
        own = text(child(measure, "id"))
        links = (("needs", EACH, "intervention"), ("boosts", EACH, "intervention"), ("blocks", EACH))
        for path in links:
            for node in at(measure, path):
                if own is not None and text(node) == own:
                    message = Message(N_("“{id}” refers to itself here"), {"id": shown(own)})
                    found.add(node, "CG210", message)
        lead, full = figure(child(measure, "lead")) or 0.0, child(measure, "full")
        acts = figure(full)
        if full is not None and acts is not None and acts < lead:
            message = Message(
                N_("it would act in full after {full} months, before it begins after {lead}"),
                {"full": tidy(acts), "lead": tidy(lead)},
            )
            hint = Message(N_("`full` counts from the decision, as `lead` does"))
            found.add(full, "CG210", message, hint)
        once = child(measure, "once")
        cost = figure(once)
        if once is not None and cost is not None and money and cost > sum(money):
            message = Message(
                N_("nobody can ever pay this: {cost:,.0f} of {money:,.0f} in the whole game"),
                {"cost": cost, "money": sum(money)},
            )
            found.warn(once, "CG209", message)


def _check_research(tree: Node, found: Collected) -> None:
    segments = child(tree, "segments")
    for node in at(tree, ("research", "methods", EACH, "choose_segments")):
        asked = figure(node)
        if isinstance(segments, Sequence) and asked is not None and asked > len(segments.items):
            message = Message(
                N_("{asked} segments are to be chosen and there are {count}"),
                {"asked": tidy(asked), "count": len(segments.items)},
            )
            found.add(node, "CG210", message)


def _check_minutes(tree: Node, found: Collected) -> None:
    node = child(tree, "minutes")
    span = _figures(tree, ("minutes", EACH))
    if isinstance(node, Sequence) and span and len(span) == 2 and span[0] > span[1]:
        message = Message(N_("the shortest play is longer than the longest"))
        found.add(
            node,
            "CG208",
            message,
            Message(N_("write [{low}, {high}]"), {"low": tidy(span[1]), "high": tidy(span[0])}),
        )
