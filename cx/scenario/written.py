"""A scenario built in Python, as the tree that its file would give: for the checks of meaning."""

from __future__ import annotations

from typing import Any

from cx.scenario.tree import Mapping, Node, Scalar, Sequence


def written(data: Any, key: Scalar | None = None) -> Node:
    """Plain data (dicts, lists, scalars) as a tree without places."""
    if isinstance(data, dict):
        mapping = Mapping("", 1, 1, key=key)
        for name, value in data.items():
            if value is not None:
                own = Scalar("", 1, 1, str(name))
                mapping.entries.append((own, written(value, own)))
        return mapping
    if isinstance(data, list | tuple):
        return Sequence("", 1, 1, [written(item) for item in data], key=key)
    return Scalar("", 1, 1, repr(data) if isinstance(data, float) else str(data), plain=False, key=key)
