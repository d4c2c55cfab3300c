"""Some commands on real files, pipes, terminals and devices; `ends.py` tries all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TRY = Path(__file__).with_name("ends.py")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
def test_no_code_page_and_no_end_of_output_is_too_much() -> None:
    done = subprocess.run([sys.executable, str(TRY), "--few"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 wrong" in done.stdout
