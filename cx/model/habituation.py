"""What has been there for long becomes normal: prices, and the quality that rivals copied."""

from __future__ import annotations

import numpy as np

from cx.model.exact import Doubles


def used_to(met: Doubles, first: Doubles, rate: float) -> Doubles:
    """(W, K) level that counts as normal in each week, when `met` (W, K) is what people meet.

    It begins at `first` (K,) and follows by the share `rate` (0..1) of the distance a week.
    """
    normal, level = np.empty_like(met), first.astype(np.float64)
    for week, now in enumerate(met):
        normal[week] = level
        level = level + rate * (now - level)
    return normal
