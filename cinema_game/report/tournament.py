"""What a tournament showed: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, n_, say
from cinema_game.report.csv_page import csv_page
from cinema_game.report.table import table
from cinema_game.workshop.tournament.effect import Estimate
from cinema_game.workshop.tournament.par import Par
from cinema_game.workshop.tournament.requirements import DOMINANT, FixedPlan, Step, Summary, Verdict
from cinema_game.workshop.tournament.setting import Setting
from cx.scenario.scenario import Scenario

DIGITS = 6
"""Decimals of figures in files."""
SHOWN = 6
"""Fixed plans in the table; files have them all."""
MET, AT_THE_EDGE, NOT_MET = N_("fulfilled"), N_("fulfilled, at the edge"), N_("not fulfilled")
SCORES = {"result": N_("result"), "map": N_("map")}


def as_table(found: Verdict, setting: Setting) -> str:
    """Players, steps between neighbours with what is required of them, plans that never change."""
    head = _("Tournament: {title}. Classes: {classes}, customers in each: {customers}, seed {seed}").format(
        title=say(setting.scenario.title),
        classes=number(len(found.games)),
        customers=number(setting.customers),
        seed=setting.seed,
    )
    unit = say(setting.scenario.money.currency)
    players = table(
        head,
        (
            _("player"),
            _("gained, {unit}: median").format(unit=unit),
            _("mean"),
            _("sd"),
            _("map: mean"),
            _("sd"),
        ),
        [_player(summary) for summary in found.bots],
    )
    steps = table(
        _("How far apart: Cohen's d with the interval of 95 %"),
        (
            _("score"),
            _("player"),
            _("against"),
            _("d in pairs"),
            _("d between groups"),
            _("wins"),
            _("required"),
            "",
        ),
        [_step(step) for step in found.steps],
        left=3,
    )
    note = _(
        "In pairs: the mean difference over the spread of the differences, for all play the same classes. "
        "Between groups: over the players' common spread. A requirement asks for both."
    )
    parts = [players, steps + note + "\n"]
    if found.fixed:
        parts.append(_fixed(found.fixed, setting.scenario))
    return "\n".join(parts) + "\n" + summary(found) + "\n"


def summary(found: Verdict) -> str:
    """Whether the requirements are met, in one sentence."""
    missed = sum(not step.met for step in found.steps) + sum(not plan.met for plan in found.fixed)
    if missed == 0:
        return _("All requirements are met: the scores tell the players' skill.")
    return n_("{n} requirement is not met.", "{n} requirements are not met.", missed)


def as_json(found: Verdict, setting: Setting) -> str:
    """Everything as one object; the same tournament gives the same bytes."""
    value = {
        "scenario": setting.scenario.id,
        "fingerprint": setting.fingerprint,
        "seed": setting.seed,
        "draws": len(found.games),
        "customers": setting.customers,
        "met": found.met,
        "players": [
            {
                "player": one.bot,
                "median": _figure(one.median),
                "mean": _figure(one.mean),
                "sd": _figure(one.sd),
                "map": _figure(one.map),
                "map_sd": _figure(one.map_sd),
            }
            for one in found.bots
        ],
        "steps": [
            {
                "score": step.score,
                "player": step.better,
                "against": step.other,
                "paired": _estimate(step.effect.paired),
                "unpaired": _estimate(step.effect.unpaired),
                "wins": _figure(step.effect.wins),
                "required": step.least,
                "met": step.met,
                "surely": step.surely,
            }
            for step in found.steps
        ],
        "fixed": {
            "most": DOMINANT,
            "plans": [
                {
                    "plan": [str(choice) for choice in one.plan.choices],
                    "wins": _figure(one.best),
                    "beats_players": _figure(one.beats_players),
                    "beats_researcher": _figure(one.beats_researcher),
                    "mean": _figure(one.mean),
                    "met": one.met,
                }
                for one in found.fixed
            ],
        },
        "classes": [
            {
                "draw": game.draw,
                "players": {
                    bot: {
                        "value": _figure(game.result[bot]),
                        "map": _figure(game.map[bot]),
                        "plan": list(game.plans[bot]),
                    }
                    for bot in game.result
                },
            }
            for game in found.games
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Verdict, _setting: Setting) -> str:
    """Long form: one player in one class a row."""
    rows = (
        (game.number + 1, game.draw, bot, _figure(value), _figure(game.map[bot]), " ".join(game.plans[bot]))
        for game in found.games
        for bot, value in game.result.items()
    )
    return csv_page(("class", "draw", "player", "value", "map", "plan"), rows)


def par_as_table(found: Par, setting: Setting) -> str:
    """The best plan found for a class."""
    rounds = setting.scenario.rounds
    head = _("Par: {title}, class {draw}").format(title=say(setting.scenario.title), draw=found.draw)
    rows = [
        (f"{say(rounds.name)} {choice.round}", say(setting.scenario.intervention(choice.intervention).name))
        for choice in sorted(found.found.plan.choices, key=lambda choice: choice.round)
    ]
    told = _("{value} {unit} more than doing nothing; the best of {tried} plans that were lived through.")
    return (
        table(head, ("", _("measure")), rows, left=2)
        + "\n"
        + told.format(
            value=number(found.found.value),
            unit=say(setting.scenario.money.currency),
            tried=number(found.tried),
        )
        + "\n"
    )


def par_as_json(found: Par, setting: Setting) -> str:
    """The same for programs."""
    value = {
        "scenario": setting.scenario.id,
        "draw": found.draw,
        "customers": setting.customers,
        "value": _figure(found.found.value),
        "plan": [str(choice) for choice in found.found.plan.choices],
        "tried": found.tried,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _player(summary: Summary) -> tuple[str, ...]:
    gained = (summary.median, summary.mean, summary.sd)
    return (
        summary.bot,
        *(number(value) for value in gained),
        number(summary.map, 2),
        number(summary.map_sd, 2),
    )


def _step(step: Step) -> tuple[str, ...]:
    return (
        _(SCORES[step.score]),
        step.better,
        step.other,
        _told(step.effect.paired),
        _told(step.effect.unpaired),
        percent(step.effect.wins),
        f"≥ {number(step.least, 1)}",
        _(NOT_MET if not step.met else MET if step.surely else AT_THE_EDGE),
    )


def _fixed(plans: Sequence[FixedPlan], scenario: Scenario) -> str:
    rows = [
        (
            ", ".join(str(choice) for choice in one.plan.choices),
            percent(one.best),
            percent(one.beats_players),
            percent(one.beats_researcher),
            number(one.mean),
            _(MET if one.met else NOT_MET),
        )
        for one in plans[:SHOWN]
    ]
    titles = (
        _("plan"),
        _("best of these"),
        _("beats all players"),
        _("beats the researcher"),
        _("gained, {unit}: mean").format(unit=say(scenario.money.currency)),
        "",
    )
    head = _("Plans that are the same in every class: {count}. None may win in more than {most}")
    return table(head.format(count=number(len(plans)), most=percent(DOMINANT)), titles, rows)


def _told(estimate: Estimate) -> str:
    value, low, high = (number(one, 2) for one in (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} … {high})"


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {"d": _figure(estimate.value), "interval": [_figure(estimate.low), _figure(estimate.high)]}


def _figure(value: float) -> float | None:
    return round(float(value), DIGITS) + 0.0 if math.isfinite(value) else None
