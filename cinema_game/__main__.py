"""`cinema-game` and `python -m cinema_game`."""

from __future__ import annotations

import sys

from cinema_game.cli.ending import ended, heed_signals
from cinema_game.cli.streams import open_outward


def main() -> None:
    """Carry out the command line and end with its exit code."""
    open_outward()
    heed_signals()
    sys.exit(ended(_command))


def _command() -> int:
    """Without arguments straight into the lobby, so that the first screen is not kept waiting."""
    if len(sys.argv) == 1:
        from cinema_game.cli.play import play

        return play()
    from cinema_game.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
