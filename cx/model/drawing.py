"""What a class draws: hidden parameters, the luck of launches, which events happen."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from pydantic import BaseModel

from cx.model.action import MONTH
from cx.model.draws import share_of
from cx.model.exact import exp, ln, normal_quantile
from cx.model.rivals import FAST
from cx.scenario.measures import Effect, Intervention
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Stage, Touchpoint
from cx.scenario.world import Hidden

Model = TypeVar("Model", bound=BaseModel)
LARGEST = 10.0
"""Largest importance or factor."""


def drawn(scenario: Scenario, class_seed: int) -> Scenario:
    """The scenario as one class finds it: every hidden parameter has its value, every chance its result.

    A number with a `range` is drawn uniformly from it; `hidden` spreads all other qualities, importances
    (each segment its own) and effects. Chances of events and of failed launches become 0 or 1.
    Each draw belongs to the path of ids of what it is for, so that another measure or touchpoint
    in the file changes no other draw. Drawing again changes nothing.
    """
    ranged = _ranges(scenario, class_seed, ())
    hidden = scenario.hidden
    quality, importance, effect = hidden.quality.value, hidden.importance.value, hidden.effect.value
    settled = {point.id for point in scenario.touchpoints if point.quality.range is not None}
    return ranged.model_copy(
        update={
            "stages": tuple(
                _stage(ranged, stage, class_seed, quality, importance, settled) for stage in ranged.stages
            ),
            "interventions": tuple(
                _intervention(ranged, one, class_seed, effect) for one in ranged.interventions
            ),
            "events": tuple(
                event.model_copy(update={"chance": _settled(event.chance, class_seed, "event", event.id)})
                for event in ranged.events
            ),
            "hidden": Hidden(),
        }
    )


def _normal(seed: int, *path: str | int) -> float:
    share = min(max(share_of(seed, *path), 1e-9), 1 - 1e-9)
    return float(normal_quantile(np.array([share]))[0])


def _settled(chance: Number, seed: int, *path: str | int) -> Number:
    return Number(value=float(share_of(seed, *path) < chance.value), source=chance.source)


def _stage(
    scenario: Scenario, stage: Stage, seed: int, quality: float, importance: float, settled: set[str]
) -> Stage:
    points = tuple(
        _touchpoint(scenario, point, seed, 0.0 if point.id in settled else quality, importance)
        for point in stage.touchpoints
    )
    return stage.model_copy(update={"touchpoints": points})


def _touchpoint(
    scenario: Scenario, point: Touchpoint, seed: int, quality: float, importance: float
) -> Touchpoint:
    changed: dict[str, Any] = {}
    if quality > 0:
        shift = (2 * share_of(seed, "quality", point.id) - 1) * quality
        changed["quality"] = _moved(point.quality, shift)
        changed["quality_by"] = {who: _moved(number, shift) for who, number in point.quality_by.items()}
    if importance > 0:
        changed["importance_by"] = {
            segment.id: _weighed(
                point.importance_by.get(segment.id, point.importance),
                importance * _normal(seed, "importance", point.id, segment.id),
            )
            for segment in scenario.segments
        }
    return point.model_copy(update=changed) if changed else point


def _moved(number: Number, shift: float) -> Number:
    return _changed(number, min(max(number.value + shift, 0.0), 1.0))


def _weighed(number: Number, log: float) -> Number:
    return _changed(number, min(number.value * float(exp(log)), LARGEST))


def _intervention(scenario: Scenario, one: Intervention, seed: int, spread: float) -> Intervention:
    changed: dict[str, Any] = {}
    if spread > 0:
        changed["effects"] = tuple(_effect(effect, one.id, seed, spread) for effect in one.effects)
    if one.readiness is not None:
        failure = _settled(one.readiness.failure, seed, "launch", one.id)
        changed["readiness"] = one.readiness.model_copy(update={"failure": failure})
    if one.copied is not None and one.copied.months is None:
        months = Number(value=_copied_after(scenario, one, seed))
        changed["copied"] = one.copied.model_copy(update={"months": months})
    return one.model_copy(update=changed) if changed else one


def _copied_after(scenario: Scenario, one: Intervention, seed: int) -> float:
    """Months until rivals copy it: uniform in the model's range, or a constant hazard for service."""
    copying, luck = scenario.model.copying, share_of(seed, "copied", one.id)
    if one.family in FAST:
        weeks = copying.soonest.value + (copying.latest.value - copying.soonest.value) * luck
        return weeks / MONTH
    return float(-ln(1 - luck)) * 12 / copying.service_hazard.value


def _effect(effect: Effect, id_: str, seed: int, spread: float) -> Effect:
    factor = max(1 + spread * _normal(seed, "effect", id_, effect.touchpoint), 0.0)
    return effect.model_copy(
        update={
            name: _changed(number, min(max(number.value * factor, -1.0), 1.0))
            for name in ("quality", "expectation", "meeting", "failure", "drop_out")
            if (number := getattr(effect, name)).value != 0
        }
    )


def _changed(number: Number, value: float) -> Number:
    return number.model_copy(update={"value": value, "range": None})


def _ranges(model: Model, seed: int, path: tuple[str | int, ...]) -> Model:
    """The same model with every number of a range drawn."""
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        old = getattr(model, name)
        new = _walk(old, seed, (*path, name))
        if new is not old:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model


def _walk(value: Any, seed: int, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, Number):
        if value.range is None:
            return value
        low, high = value.range
        return _changed(value, low + (high - low) * share_of(seed, *path))
    if isinstance(value, BaseModel):
        return _ranges(value, seed, path)
    if isinstance(value, tuple):
        items = tuple(_walk(item, seed, (*path, _name(item, at))) for at, item in enumerate(value))
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        pairs = {key: _walk(item, seed, (*path, str(key))) for key, item in value.items()}
        return pairs if any(pairs[key] is not value[key] for key in value) else value
    return value


def _name(item: Any, at: int) -> str | int:
    """Items go by their id, so that their order in the file does not matter."""
    for name in ("id", "touchpoint", "intervention"):
        found = getattr(item, name, None)
        if isinstance(found, str):
            return found
    return at
