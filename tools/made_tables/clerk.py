"""The hands that make the sheets, and their words."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from random import Random

Cell = str | int | float | dt.date | None

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
POOLS: dict[str, list[str]] = {
    name: [word.replace("_", " ") for word in words.split(" ")]
    for name, words in WORDS["pools"].items()
}
KINDS: dict[str, list[str]] = WORDS["kinds"]
UNITS: dict[str, str] = WORDS["units"]
BOOKS: dict[str, str] = WORDS["books"]


class Clerk(Random):
    """A hand: what a clerk does once, the same clerk mostly does again."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.habits: dict[str, float] = {}
        ends = ["镇", "镇", "乡", "街道", "苏木"]
        self.towns = [self.say("near") + self.say("far") + self.choice(ends) for _ in range(12)]

    def does(self, what: str, share: float) -> bool:
        """Whether it is done this time; over all clerks it is done in that share of times."""
        if what not in self.habits:
            self.habits[what] = self.betavariate(2 * share, 2 - 2 * share)
        return self.random() < self.habits[what]

    def say(self, pool: str) -> str:
        """One entry of a pool, its own slots filled: {pool} with a word, {1-9} with a number."""
        if pool == "town":
            return self.choice(self.towns)
        if re.fullmatch(r"\d+-\d+", pool):
            return str(self.randint(*map(int, pool.split("-"))))
        return re.sub(r"\{(.+?)\}", lambda slot: self.say(slot[1]), self.choice(POOLS[pool]))

    def date(self, manner: str) -> Cell:
        """A date in one of the manners of KINDS["date"]."""
        day = dt.date(2025, 1, 1) + dt.timedelta(self.randrange(540))
        if manner in ("real", "serial"):
            return day if manner == "real" else (day - dt.date(1899, 12, 30)).days
        return manner.format(y=day.year, m=day.month, d=day.day)
