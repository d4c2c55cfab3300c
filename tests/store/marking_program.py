"""A rater in a process of its own: marks without end and tells each mark once it is acknowledged.

    python marking_program.py SAVES RATER [COUNT]

Mark number n is level n % 5 of row n % 9 of map n % 10. Run by `test_marks_by_several.py`.
"""

from __future__ import annotations

import os
import sys
from itertools import count, islice
from pathlib import Path

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.store.marks import Marks

MAPS = tuple(f"save-{number}" for number in range(10))
ROWS = load_rubric().ids


def deed(rater: str, number: int) -> do.PutMark:
    """Mark number `number`, always the same."""
    return do.PutMark(
        id=f"mark.{number}",
        who=rater,
        map=MAPS[number % len(MAPS)],
        criterion=ROWS[number % len(ROWS)],
        level=number % 5,
    )


def main(saves: Path, rater: str, many: int | None) -> None:
    """Mark on from where the book is."""
    with Marks(saves).open(rater, load_rubric()) as book:
        if not book.state.order:
            book.do(do.Deal(who=rater, maps=MAPS))
            book.do(do.SkipCalibration(who=rater, reason="a test of the disk"))
        first = sum(isinstance(action, do.PutMark) for action in book.actions)
        for number in islice(count(first), many):
            book.do(deed(rater, number))
            os.write(1, b"%d\n" % number)
            if number % 7 == 6:
                book.snapshot()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
