"""`cinema-game` and `python -m cinema_game`."""

from __future__ import annotations

import sys


def main() -> None:
    """Without arguments straight into the lobby, so that the first screen is not kept waiting."""
    try:
        if len(sys.argv) == 1:
            from cinema_game.cli.play import play

            sys.exit(play())
        from cinema_game.cli.app import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
