"""The constants of the customer model as rows: for a table, a notebook, a page of the docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cx.scenario.mechanisms import Constants, Mechanisms
from cx.scenario.number import Number


@dataclass(frozen=True)
class Constant:
    """One constant: where a scenario sets it (`model.<mechanism>.<name>`), and all that is known of it."""

    mechanism: str
    name: str
    default: float
    low: float
    high: float
    unit: str
    description: str
    origin: str
    reference: str


def constants() -> Iterator[Constant]:
    """All of them, mechanism by mechanism, in the order of the file."""
    for name, info in Mechanisms.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, Constants):
            for field, about in kind.model_fields.items():
                extra = about.json_schema_extra
                if isinstance(about.default, Number) and isinstance(extra, dict):
                    yield Constant(
                        mechanism=name,
                        name=field,
                        default=about.default.value,
                        low=float(str(extra["low"])),
                        high=float(str(extra["high"])),
                        unit=str(extra["unit"]),
                        description=about.description or "",
                        origin=str(extra["origin"]),
                        reference=str(extra["reference"] or ""),
                    )


def meanings() -> dict[str, str]:
    """What each mechanism is, by the name under which a scenario switches it."""
    return {
        name: (info.annotation.__doc__ or "").strip()
        for name, info in Mechanisms.model_fields.items()
        if isinstance(info.annotation, type) and issubclass(info.annotation, Constants)
    }
