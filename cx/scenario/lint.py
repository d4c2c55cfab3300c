"""What can be played and still disappoints a class: doubts that need no simulation."""

from __future__ import annotations

import re

from cx.message import N_, Message
from cx.scenario.diagnostics import Collected
from cx.scenario.form import FixedForm, Form, ListForm, MapForm, ModelForm, TextForm, model_form
from cx.scenario.numerals import figure
from cx.scenario.origins import Origin, origins
from cx.scenario.references import KINDS
from cx.scenario.scenario import Scenario
from cx.scenario.shown import shown, tidy
from cx.scenario.tree import (
    EACH,
    Mapping,
    Node,
    Scalar,
    Sequence,
    at,
    child,
    entries,
    head,
    items,
    nothing,
    text,
)

_POINTS = ("stages", EACH, "touchpoints", EACH)
_SMALL_SHARE = 0.02
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_EFFECTS = {
    *("effects", "recovery", "price", "talk", "reposts", "boosts", "speeds", "visitors_cost"),
    *("readiness", "monthly"),
}


def lint(tree: Mapping, found: Collected) -> None:
    """Tell every doubt about a scenario as a warning."""
    _lint_sources(tree, found)
    _lint_indirect(tree, found)
    _lint_failures(tree, found)
    _lint_shares(tree, found)
    _lint_voices(tree, found)
    _lint_decoys(tree, found)
    _lint_interventions(tree, found)
    _lint_unused(tree, found)
    _lint_texts(tree, model_form(Scenario), found)


def _lint_sources(tree: Mapping, found: Collected) -> None:
    """One warning for each part of the file, at its first number without a source."""
    bare: dict[str | int, list[Origin]] = {}
    for origin in origins(tree, model_form(Scenario)):
        if origin.source is None:
            bare.setdefault(origin.path[0], []).append(origin)
    for part, numbers in bare.items():
        message = Message(
            N_("numbers in “{part}” without a source: {count}; the first is here"),
            {"part": part, "count": len(numbers)},
        )
        hint = Message(N_("write `source: …` beside the number or above it; `source: assumed` is honest too"))
        found.warn(numbers[0].node, "CG301", message, hint)


def _lint_indirect(tree: Mapping, found: Collected) -> None:
    stages = child(tree, "stages")
    if (
        isinstance(stages, Sequence)
        and stages.items
        and not any(text(kind) == "indirect" for kind in at(tree, (*_POINTS, "kind")))
    ):
        message = Message(N_("no touchpoint is indirect: nobody talks about this service"))
        hint = Message(N_("add what customers hear from others, with `kind: indirect` and `fed_by:`"))
        found.warn(head(stages), "CG302", message, hint)


def _lint_failures(tree: Mapping, found: Collected) -> None:
    met = [node for node in at(tree, (*_POINTS, "when")) if text(node) == "failure"]
    chances = [
        *at(tree, (*_POINTS, "failure", "probability")),
        *at(tree, ("events", EACH, "effects", EACH, "failure")),
        *at(tree, ("interventions", EACH, "effects", EACH, "failure")),
    ]
    if met and not any((figure(chance) or 0) > 0 for chance in chances):
        message = Message(N_("nobody comes here: nothing in this scenario can fail"))
        found.warn(met[0], "CG308", message, Message(N_("give a touchpoint a `failure:`")))


def _lint_shares(tree: Mapping, found: Collected) -> None:
    for node in at(tree, ("segments", EACH, "share")):
        share = figure(node)
        if share is not None and 0 <= share < _SMALL_SHARE:
            message = Message(
                N_("a segment of {share} is too small to be seen in the results"), {"share": tidy(share)}
            )
            found.warn(node, "CG303", message)


def _lint_voices(tree: Mapping, found: Collected) -> None:
    voices = child(tree, "voices")
    spoken = {key.text for key, value in entries(voices) if entries(value)}
    points = [node for node in at(tree, (*_POINTS, "id")) if isinstance(node, Scalar)]
    silent = [node for node in points if node.text not in spoken]
    if not silent:
        return
    names = ", ".join(shown(node.text) for node in silent[:5]) + (", …" if len(silent) > 5 else "")
    message = Message(
        N_("touchpoints without customers' voices: {count} ({names})"), {"count": len(silent), "names": names}
    )
    hint = Message(N_("write in voices.yaml what customers say there, in a bad, even and good mood"))
    found.warn(head(voices) if voices is not None else silent[0], "CG304", message, hint)


def _lint_decoys(tree: Mapping, found: Collected) -> None:
    stages = child(tree, "stages")
    if isinstance(stages, Sequence) and stages.items and not items(child(tree, "decoys")):
        message = Message(N_("there are no decoys: every card of the map deck is right"))
        hint = Message(N_("add `decoys:` that are no touchpoints of this journey"))
        found.warn(head(stages), "CG305", message, hint)


def _lint_interventions(tree: Mapping, found: Collected) -> None:
    for measure in items(child(tree, "interventions")):
        if isinstance(measure, Mapping) and not any(
            key.text in _EFFECTS and not nothing(value) for key, value in measure.entries
        ):
            message = Message(N_("this intervention changes nothing"))
            found.warn(measure, "CG310", message, Message(N_("give it `effects:`")))


def _lint_unused(tree: Mapping, found: Collected) -> None:
    for kind in KINDS:
        if kind.things[0] not in ("screens", "teams", "owners"):
            continue
        used = {text(node) for path in kind.named for node in at(tree, path)}
        known = list(at(tree, (*kind.things, "id")))
        for node in (
            known[1:] if kind.things[0] == "owners" else known
        ):  # The first owns what nobody else does.
            if isinstance(node, Scalar) and text(node) not in used:
                message = Message(N_("no touchpoint uses “{id}”"), {"id": shown(node.text)})
                found.warn(node, "CG311", message)


def _lint_texts(node: Node, form: Form, found: Collected) -> None:
    """Texts in one language, or in the wrong one."""
    match form:
        case TextForm():
            _lint_text(node, found)
        case ModelForm() if isinstance(node, Mapping):
            for key, value in node.entries:
                field = form.fields.get(key.text)
                if field is not None:
                    _lint_texts(value, field.form, found)
        case MapForm() if isinstance(node, Mapping):
            for _, value in node.entries:
                _lint_texts(value, form.value, found)
        case ListForm():
            for item in items(node):
                _lint_texts(item, form.item, found)
        case FixedForm():
            for item, part in zip(items(node), form.items, strict=False):
                _lint_texts(item, part, found)


def _lint_text(node: Node, found: Collected) -> None:
    if isinstance(node, Scalar):
        if len(_WORDS.findall(node.text)) >= 3 or _CYRILLIC.search(node.text):
            message = Message(N_("this text is shown in both languages as it stands"))
            found.warn(node, "CG306", message, Message(N_("write `en:` and `ru:`")))
        return
    english, russian = child(node, "en"), child(node, "ru")
    words = text(english) or ""
    if english is not None and len(_CYRILLIC.findall(words)) > len(words) / 2:
        found.warn(english, "CG307", Message(N_("the English text is in Russian letters")))
    words = text(russian) or ""
    if russian is not None and not _CYRILLIC.search(words) and len(_WORDS.findall(words)) >= 3:
        found.warn(russian, "CG307", Message(N_("the Russian text has no Russian letters")))
