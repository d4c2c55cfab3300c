"""Makes the golden books again and prints what moved: `make golden`.

The errors are standard deviations over other customers (other seeds) in the same class. They are kept as
they are, so that a line changes only if its figure does; figures that are new get theirs, and
`make golden ERRORS=again` reckons all of them anew.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from book import Book, Figures, book_of, read, spread, write
from cases import figures
from findings_here import measured
from games import GAMES
from moved import moves, summary

HERE = Path(__file__).parent
SEED = 1
OTHERS = tuple(range(2, 10))
SHOWN = 40
"""Lines a book that are printed; all can be seen with `git diff`."""


def file_of(case: str) -> Path:
    """Where the book of a case (or of the findings) lies."""
    return HERE / f"{case}.txt"


def of_case(case: str, pool: ProcessPoolExecutor, again: bool) -> Book:
    """The book of a case, with errors that are known or reckoned."""
    old = read(file_of(case))
    now = pool.submit(figures, case, SEED).result()
    errors = {key: entry.error for key, entry in old.items()}
    if again or not old.keys() >= now.keys():
        runs: list[Figures] = list(pool.map(figures, [case] * len(OTHERS), OTHERS))
        errors = spread([now, *runs]) if again else {**spread([now, *runs]), **errors}
    return book_of(now, errors)


def show(name: str, old: Book, new: Book) -> None:
    """Print what moved in a book: each figure, then each measure."""
    found = moves(old, new)
    print(f"{name}: {len(found)} of {len(new)} figures moved" if found else f"{name}: nothing moved")
    for move in found[:SHOWN]:
        print(f"  {move}")
    if len(found) > SHOWN:
        print(f"  … and {len(found) - SHOWN} more: git diff tests/golden/{name}.txt")
    for line in summary(found, new):
        print(f"    {line}")


def main(again: bool) -> None:
    """Make all books anew."""
    with ProcessPoolExecutor(2) as pool:
        of_findings = pool.submit(measured)
        books = {case: of_case(case, pool, again) for case in GAMES}
        books["findings"] = of_findings.result()
    for name, book in books.items():
        show(name, read(file_of(name)), book)
        write(file_of(name), book)


if __name__ == "__main__":
    main("again" in sys.argv[1:])
