"""`python -m benchmarks`, under the same streams, signals and endings as the program that it measures."""

from __future__ import annotations

import sys

from benchmarks.command import application
from cinema_game.cli.app import run
from cinema_game.cli.ending import ended, heed_signals
from cinema_game.cli.streams import open_outward


def main() -> None:
    """Carry out the command line and end with its exit code."""
    open_outward()
    heed_signals()
    sys.exit(ended(lambda: run(sys.argv[1:], application)))


if __name__ == "__main__":
    main()
