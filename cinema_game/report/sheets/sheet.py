"""A sheet: a head and rows of texts and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Value = str | float | int | datetime | None


@dataclass(frozen=True)
class Sheet:
    """`id` names a CSV file, `title` a sheet of a workbook (31 characters at most)."""

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
