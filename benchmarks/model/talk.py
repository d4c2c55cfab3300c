"""Word of mouth beside a bare gather of as many edges."""

from __future__ import annotations

import numpy as np

from benchmarks.model.clock import compared
from benchmarks.model.figure import Figure, Section
from benchmarks.model.setting import Setting
from cx.message import N_, Message
from cx.model.ground import ground
from cx.model.population import CHUNK, TOWN, populate
from cx.model.start import begin
from cx.model.talk import Room, spread
from cx.model.task import ties_of
from cx.model.workspace import Workspace

TELLERS = 0.05
"""Share of the customers who tell a story in a week: about what a full case has."""


def talk(setting: Setting) -> Section:
    """A week's stories told to close and weak ties."""
    scenario = setting.full
    base, model = ground(scenario), scenario.model.talk
    people = populate(base, 0, 0, CHUNK * TOWN)
    state = begin(base, people, Workspace(base.touchpoints))
    random = np.random.default_rng(1)
    teller = np.flatnonzero(random.random(people.size) < TELLERS)
    firm, story = np.zeros(len(teller), dtype=np.intp), state.satisfaction.take(teller)
    ties, room = ties_of(0, model.weak_ties), Room(base.firms * people.size)
    edges = len(teller) * (model.circle - 1 + model.weak_ties)
    places = random.integers(0, people.size, edges).astype(np.intp)
    out = np.empty(edges, dtype=np.float32)
    taken = compared(
        (
            lambda: spread(base, people, state, ties, room, 0, teller, firm, story),
            lambda: state.satisfaction.take(places, out=out, mode="clip"),
        ),
        10 * setting.times,
    )
    told, bare = (seconds / edges for seconds in taken)
    figures = (
        Figure("edge", Message(N_("an edge")), told * 1e9, "ns"),
        Figure("bare_edge", Message(N_("an edge gathered")), bare * 1e9, "ns"),
        Figure("edge_to_bare", Message(N_("word of mouth to a bare gather")), told / bare, "times", 2),
    )
    return Section("talk", Message(N_("Word of mouth: {n:,.0f} edges"), {"n": float(edges)}), figures)
