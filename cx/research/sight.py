"""What research can see of a run: the customers of one round, what they met, felt and would say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True)
class Sight:
    """A round as research may look at it. `visits` are single visits, `customers` are people.

    segment: (customers,) index of the segment
    importance: (customers, touchpoints) true weights, each row adds up to 1
    rating: (customers,) recommendation 0..10; NaN for those who have not been here
    visitor: (visits,) index of the customer
    met: (visits, touchpoints) whether the visit came there
    emotion: (visits, touchpoints) felt emotion, −1..1; NaN where not met
    satisfaction: (visits,) 0..1
    quality: (touchpoints,) what the firm delivers, 0..1
    """

    segment: NDArray[np.intp]
    importance: Floats
    rating: Floats
    visitor: NDArray[np.intp]
    met: NDArray[np.bool_]
    emotion: Floats
    satisfaction: Floats
    quality: Floats
