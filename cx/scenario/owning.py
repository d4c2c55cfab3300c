"""Do owners, joint measures and presets make sense? Part of the checks of meaning."""

from __future__ import annotations

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.shown import shown
from cx.scenario.tree import EACH, Lost, Node, Sequence, at, child, head, items, nothing, text


def check_owning(tree: Node, found: Collected) -> None:
    """Tell money in the wrong place, partners that are none, and switches that switch nothing."""
    owners = items(child(tree, "owners"))
    names = [text(child(owner, "id")) for owner in owners]
    _check_first(owners, found)
    for measure in items(child(tree, "interventions")):
        _check_joint(measure, names, found)
    played = {text(child(owner, "id")) for owner in owners[1:] if items(child(owner, "budget"))}
    for measure in items(child(tree, "interventions")):
        _check_played(measure, names, played, found)
    for preset in items(child(tree, "presets")):
        _check_preset(preset, found)


def _check_first(owners: list[Node], found: Collected) -> None:
    budget = child(owners[0], "budget") if owners else None
    if isinstance(budget, Sequence) and budget.items:
        message = Message(N_("the first owner is the team's own, and its money is `money: budget`"))
        found.add(head(budget), "CG212", message, Message(N_("remove this line")))


def _check_joint(measure: Node, names: list[str | None], found: Collected) -> None:
    """Two different owners, and a wish that some round can fulfil."""
    partner = child(child(measure, "joint"), "partner")
    if partner is None or not names or any(name is None for name in names):
        return
    own = text(child(measure, "owner")) or names[0]
    if text(partner) == own:
        message = Message(N_("“{id}” owns this measure already"), {"id": shown(str(own))})
        found.add(partner, "CG212", message, Message(N_("name the other owner as `partner`")))


def _check_played(measure: Node, names: list[str | None], played: set[str | None], found: Collected) -> None:
    """A measure that nobody could start or agree to."""
    for node in (child(measure, "owner"), child(child(measure, "joint"), "partner")):
        id_ = text(node)
        if node is None or id_ is None or id_ not in names or id_ == names[0] or id_ in played:
            continue
        message = Message(N_("nobody plays “{id}”, so that nobody can start this"), {"id": shown(id_)})
        found.add(node, "CG212", message, Message(N_("give that owner a `budget:`")))


def _check_preset(preset: Node, found: Collected) -> None:
    """The switch is one of the measures that are on; none is on twice."""
    plan = child(preset, "plan")
    if isinstance(plan, Lost):
        return
    chosen: set[str | None] = set()
    for node in at(preset, ("plan", EACH, "intervention")):
        if text(node) in chosen:
            message = Message(N_("“{id}” is chosen twice"), {"id": shown(text(node) or "")})
            found.add(node, "CG212", message, Message(N_("keep one of them")))
        chosen.add(text(node))
    switch = child(preset, "switch")
    if switch is not None and not nothing(switch) and text(switch) not in chosen:
        message = Message(
            N_("“{id}” is not on in this preset, so that there is nothing to switch off"),
            {"id": shown(text(switch) or "")},
        )
        found.add(switch, "CG212", message, Message(N_("add it to `plan:`")))
