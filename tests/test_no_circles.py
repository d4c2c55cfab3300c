"""No file imports, by way of others, itself; what is imported for types alone counts."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_file_comes_back_to_itself() -> None:
    house = grimp.build_graph("cx", "cinema_game", cache_dir=None)
    ways = {file: house.find_modules_directly_imported_by(file) for file in house.modules}
    TopologicalSorter(ways).prepare()
