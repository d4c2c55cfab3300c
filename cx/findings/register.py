"""All findings, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Sequence

from cx.findings.behaviour import BEHAVIOUR
from cx.findings.copying import COPYING
from cx.findings.delight import BLAME, NEEDS
from cx.findings.drift import DRIFT
from cx.findings.finding import Finding
from cx.findings.kano import KANO
from cx.findings.moves import ELASTICITY, ORDERING
from cx.findings.peak_end import PEAK_END
from cx.findings.recovery import DEVIATION, PARADOX
from cx.findings.satisfaction import ADAPTIVE, ASYMMETRY, DISTRIBUTION, GIVEN_QUALITY
from cx.findings.surveys import J_SHAPE, NPS_ERROR
from cx.findings.talking import DOUBTERS, TIES, U_SHAPE
from cx.findings.waits import WAITS

FINDINGS: tuple[Finding, ...] = (
    ASYMMETRY,
    GIVEN_QUALITY,
    ADAPTIVE,
    KANO,
    PEAK_END,
    PARADOX,
    DEVIATION,
    NPS_ERROR,
    DISTRIBUTION,
    U_SHAPE,
    DOUBTERS,
    DRIFT,
    COPYING,
    ORDERING,
    J_SHAPE,
    ELASTICITY,
    TIES,
    WAITS,
    BEHAVIOUR,
    NEEDS,
    BLAME,
)


def named(names: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings of these ids or numbers, in the order of the register; all if none is named.

    KeyError for a name that no finding has.
    """
    known = {finding.id: finding for finding in FINDINGS}
    known |= {str(finding.number): finding for finding in FINDINGS}
    wanted = {known[name].id for name in names}
    return tuple(finding for finding in FINDINGS if finding.id in wanted or not names)
