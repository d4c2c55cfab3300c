"""What a wheel is built with: the catalogues are compiled first, so that it speaks Russian."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling before it gathers the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the catalogues, and take them in although git ignores them."""
        subprocess.run([sys.executable, str(Path(self.root) / "requirements" / "catalogues.py")], check=True)
        build_data["artifacts"].append("*.mo")
