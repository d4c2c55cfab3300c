"""The report of one team: what it drew, decided, foretold and said, and what came of it."""
