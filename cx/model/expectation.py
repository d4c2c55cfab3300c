"""Expectations and the level one is used to, after a visit."""

from __future__ import annotations

import numpy as np

from cx.model.block import Block
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.state import State
from cx.model.world import World

F = np.float32


def learn(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    block: Block,
    state: State,
    gap: Singles,
    met: Singles,
    expected: Singles,
    spare: Singles,
    spare2: Singles,
    rows: Singles,
) -> None:
    """What was met becomes expected, faster when it was better, and the best of the market pulls.

    `expected` (T, n) are those before the visit; `rows` (n, T) is room to write them back.
    """
    drift = base.scenario.model.expectation
    if not drift.on:
        return
    np.maximum(gap, F(0), out=spare)
    np.multiply(spare, F(drift.up.value - drift.down.value), out=spare)
    np.multiply(gap, F(drift.down.value), out=spare2)
    np.add(spare, spare2, out=spare)
    for plan, start, stop in block.plans:
        np.subtract(worlds[plan].market[week][:, None], expected[:, start:stop], out=spare2[:, start:stop])
    np.multiply(spare2, F(drift.market.value), out=spare2)
    np.add(spare, spare2, out=spare)
    np.multiply(spare, met, out=spare)
    np.add(expected, spare, out=expected)
    np.copyto(rows, expected.T)
    state.expectation[block.who] = rows


def get_used(
    base: Ground,
    worlds: tuple[World, ...],
    week: int,
    state: State,
    block: Block,
    own: Singles,
    reference: Singles,
) -> None:
    """The level one is used to moves towards own experience and the market."""
    drift = base.scenario.model.expectation
    if not drift.on:
        return
    usual = np.concatenate([world.usual[week] for world in worlds]).take(block.group)
    moved = own * F(drift.own.value) + usual - reference
    state.reference[block.who] = reference + moved * F(drift.reference.value)
