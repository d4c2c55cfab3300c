"""What is remembered of a visit, and how satisfied it leaves the customer."""

from __future__ import annotations

import numpy as np

from cx.model.exact import Singles
from cx.scenario.mechanisms import Mechanisms

F = np.float32


def remember(model: Mechanisms, mean: Singles, highest: Singles, lowest: Singles, end: Singles) -> Singles:
    """(n,) memory of a visit: mean, peak and end (Alaybek et al. 2022), less what the weakest link takes.

    Without accumulation the plain mean is remembered.
    """
    weights = model.accumulation
    if weights.on:
        peak = np.where(highest >= -lowest, highest, lowest)
        memory = mean * F(weights.mean.value) + peak * F(weights.peak.value) + end * F(weights.end.value)
    else:
        memory = mean.copy()
    link = model.weakest_link
    if link.on and link.weight.value:
        room = max(1.0 - link.threshold.value, 1e-6)
        below = np.maximum(-lowest - F(link.threshold.value), F(0))
        memory -= below * F(link.weight.value / room)
    return memory


def satisfied(
    model: Mechanisms, perceived: Singles, reference: Singles, memory: Singles, noise: Singles
) -> Singles:
    """(n,) satisfaction 0..1: quality against what one is used to, and the memory of feelings."""
    weights = model.satisfaction
    y: Singles = (perceived - reference) * F(weights.quality.value)
    y += memory * F(weights.memory.value)
    y += noise
    y += F(weights.level.value)
    y *= F(0.5)
    root: Singles = np.sqrt(y * y + F(1))
    return (y / root + F(1)) * F(0.5)
