"""What came of the published findings: a table for people, JSON for programs, a page for the docs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from itertools import chain
from textwrap import wrap
from typing import Any

from cinema_game.figures import number
from cinema_game.language import N_, _, n_, say
from cinema_game.report.table import fitted, page_width
from cx.findings.finding import Band, Estimate, Finding, Result, Verdict
from cx.scenario.text import Text

DIGITS = 6
"""Decimals of figures in files."""
INDENT, NARROWEST = 3, 20
"""Columns before a part's name, and fewest for it."""
HOLDS, AT_THE_EDGE, FAILS = N_("holds"), N_("holds, at the edge"), N_("fails")
ORIGINS = {"emergent": N_("emergent"), "imposed": N_("imposed")}
STATUSES = {
    "confirmed": N_("confirmed in the source or its abstract"),
    "recalled": N_("recalled, not confirmed"),
}


def as_table(verdicts: Sequence[Verdict], seed: int) -> str:
    """Each finding with its source; under it a line a part: measured, interval, band, verdict, origin."""
    figures = [[_fitted(_figures(result)) for result in verdict.results] for verdict in verdicts]
    titles = _fitted(_titles())
    cells = [titles, *chain.from_iterable(figures)]
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    room = max(page_width() - sum(wide) - 2 * len(wide) - INDENT, NARROWEST)
    lines = [_("The model against published findings, seed {seed}").format(seed=seed), ""]
    lines += _row(_("what is measured"), titles, room, wide)
    for verdict, rows in zip(verdicts, figures, strict=True):
        finding = verdict.finding
        head = fitted(f"{finding.number:>2} {finding.id}: {say(finding.title)}")
        source = fitted(_source(finding))
        lines += ["", *wrap(head, page_width(), subsequent_indent=" " * INDENT)]
        lines += wrap(source, page_width(), initial_indent=" " * INDENT, subsequent_indent=" " * INDENT)
        for result, row in zip(verdict.results, rows, strict=True):
            lines += _row(say(result.part.name), row, room, wide)
    return "\n".join([*lines, "", summary(verdicts), ""])


def _row(name: str, cells: Sequence[str], room: int, wide: Sequence[int]) -> list[str]:
    """A line of the table, and further lines if the name is long."""
    first, *more = wrap(fitted(name), room)
    figures = "".join("  " + cell.rjust(width) for cell, width in zip(cells, wide, strict=True))
    return [" " * INDENT + line for line in (first.ljust(room) + figures, *more)]


def _fitted(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fitted, cells))


def summary(verdicts: Sequence[Verdict]) -> str:
    """How many hold, and what the words mean."""
    fallen = [verdict.finding.id for verdict in verdicts if not verdict.holds]
    told = n_("{n} finding holds.", "{n} findings hold.", len(verdicts) - len(fallen))
    if fallen:
        told += " " + _("Do not hold: {names}.").format(names=", ".join(fallen))
    return told


def as_json(verdicts: Sequence[Verdict], seed: int) -> str:
    """One object with everything, words in both languages; the same seed gives the same bytes."""
    value = {
        "seed": seed,
        "holds": all(verdict.holds for verdict in verdicts),
        "findings": [
            {
                "id": verdict.finding.id,
                "number": verdict.finding.number,
                "title": _both(verdict.finding.title),
                "what_is_run": _both(verdict.finding.what_is_run),
                "why": _both(verdict.finding.why),
                "citation": _both(verdict.finding.citation),
                "status": verdict.finding.status,
                "origin": verdict.finding.origin,
                "holds": verdict.holds,
                "parts": [_part(result) for result in verdict.results],
            }
            for verdict in verdicts
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_markdown(verdicts: Sequence[Verdict], seed: int) -> str:
    """A page: a table of all findings, then each with its experiment and its source."""
    lines = [
        "# " + _("The model against published findings"),
        "",
        _(
            "Made by `cinema-game findings --format markdown --seed {seed}`. Every figure is measured among "
            "simulated customers, in small services made for one question each; the interval says what other "
            "customers would have given (95 %). A finding holds if every part of it lies in its band."
        ).format(seed=seed),
        "",
        _(
            "*Emergent* facts follow from forms made for other reasons. *Imposed* facts were built in: a "
            "form or "
            "a constant was given their shape or size, and finding them again proves only that nothing else "
            "spoils them."
        ),
        "",
        summary(verdicts),
        "",
        *_grid((_("no."), _("finding"), _("verdict"), _("origin")), [_line(verdict) for verdict in verdicts]),
    ]
    for verdict in verdicts:
        lines += _section(verdict)
    return "\n".join(lines) + "\n"


def _section(verdict: Verdict) -> list[str]:
    finding = verdict.finding
    rows = [(say(result.part.name), *_figures(result)) for result in verdict.results]
    told = (
        (_("Run"), say(finding.what_is_run)),
        (_("Why"), say(finding.why)),
        (_("Source"), _source(finding)),
    )
    lines = ["", f"## {finding.number}. {say(finding.title)}", ""]
    for word, sentence in told:
        lines += [f"**{word}.** {sentence.removesuffix('.')}.", ""]
    return lines + _grid((_("what is measured"), *_titles()), rows)


def _source(finding: Finding) -> str:
    return f"{say(finding.citation)} — {_(STATUSES[finding.status])}"


def _line(verdict: Verdict) -> tuple[str, ...]:
    finding = verdict.finding
    return (
        str(finding.number),
        f"{say(finding.title)} (`{finding.id}`)",
        _(HOLDS if verdict.holds else FAILS),
        _(ORIGINS[finding.origin]),
    )


def _grid(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [titles, ["---"] * len(titles), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def _titles() -> tuple[str, ...]:
    return _("measured"), _("interval"), _("band"), _("verdict"), _("origin")


def _figures(result: Result) -> tuple[str, ...]:
    estimate = result.estimate
    digits = _digits(estimate, result.part.band)
    return (
        number(estimate.value, digits),
        f"{number(estimate.low, digits)} … {number(estimate.high, digits)}",
        _band(result.part.band),
        _(FAILS if not result.holds else HOLDS if result.surely else AT_THE_EDGE),
        _(ORIGINS[result.part.origin]),
    )


def _digits(estimate: Estimate, band: Band) -> int:
    """As many decimals as figures of this size need."""
    edges = [abs(edge) for edge in (band.low, band.high) if math.isfinite(edge)]
    size = max([abs(estimate.value), *edges])
    return 1 if size >= 10 else 2 if size >= 1 else 3


def _band(band: Band) -> str:
    if math.isinf(band.low):
        return f"< {_edge(band.high)}"
    if math.isinf(band.high):
        return f"> {_edge(band.low)}"
    return f"{_edge(band.low)} … {_edge(band.high)}"


def _edge(value: float) -> str:
    """An end of a band with the decimals that it was given."""
    return number(value, len(f"{value:.4f}".rstrip("0").split(".")[1]))


def _part(result: Result) -> dict[str, Any]:
    estimate, band = result.estimate, result.part.band
    return {
        "id": result.part.id,
        "name": _both(result.part.name),
        "origin": result.part.origin,
        "measured": _figure(estimate.value),
        "interval": [_figure(estimate.low), _figure(estimate.high)],
        "band": [_figure(band.low), _figure(band.high)],
        "holds": result.holds,
        "surely": result.surely,
    }


def _figure(value: float) -> float | None:
    return round(value, DIGITS) + 0.0 if math.isfinite(value) else None


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "ru": text.ru}
