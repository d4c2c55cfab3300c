"""How fast the program is: figures as ratios to floors of the same run; nothing is asserted.

`python -m benchmarks` measures the customer model, `screens.py` and `store.py` what their names say.
"""

from __future__ import annotations

from pathlib import Path

from cx.message import add_catalogues

add_catalogues(Path(__file__).parent / "locale")
