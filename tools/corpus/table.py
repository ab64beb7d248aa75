"""The table of a run and its summary."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tools.corpus.bounded import End
from tools.corpus.one_file import OVER_LIMIT, Checked
from tools.corpus.second_reader import Compared

_SHOWN = 5


@dataclass(frozen=True)
class FileResult:
    """One file: how its check ended, and how a second reader sees it."""

    name: str
    bytes: int
    end: End
    words: str
    checked: Checked | None
    second_end: End
    second_words: str
    second: Compared | None

    @property
    def is_failure(self) -> bool:
        """Whether the check broke, did not end, or read the file in part."""
        return self.checked is None or bool(self.half_read)

    @property
    def half_read(self) -> list[str]:
        """Places that were lost without a word."""
        if self.checked is None or not self.checked.reader:
            return []
        lost = self.second.lost if self.second else []
        return [*self.checked.left_out, *self.checked.silent, *lost]


def totals(results: Sequence[FileResult]) -> dict[str, object]:
    """The figures of the summary line."""
    done = [result.checked for result in results if result.checked]
    compared = [result.second for result in results if result.second and result.second.same]
    return {
        "files": len(results),
        "opened": sum(bool(one.reader) for one in done),
        "used": sum(one.status != "refused" for one in done),
        "with_issues": sum(one.status == "issues" for one in done),
        "refused": dict(Counter(one.refusal for one in done if one.refusal).most_common()),
        "crashed": sum(result.end in ("broke", "died") for result in results),
        "hung": sum(result.end == "ended" for result in results),
        "over_limit": sum(one.refusal in OVER_LIMIT for one in done),
        "readers_lost": sum(one.refusal == "refused-crash" for one in done),
        "half_read": sum(bool(result.half_read) for result in results),
        "cells": sum(one.cells for one in done),
        "compared_files": len(compared),
        "compared_same": sum(one.same for one in compared),
        "compared_lost": sum(len(one.lost) for one in compared),
        "compared_more": sum(len(one.more) for one in compared),
        "compared_other": sum(len(one.other) for one in compared),
        "seconds_median": round(statistics.median([one.seconds for one in done] or [0]), 2),
        "seconds_most": round(max([one.seconds for one in done] or [0]), 2),
        "peak_mb": round(max([one.peak_mb for one in done] or [0])),
        "reader_peak_mb": round(max([one.reader_peak_mb for one in done] or [0])),
    }


def summary(results: Sequence[FileResult]) -> str:
    """Everything in some lines."""
    told = totals(results)
    refused = told.pop("refused")
    lines = [" · ".join(f"{name} {value}" for name, value in told.items())]
    if isinstance(refused, dict):
        lines += [f"{count:5}  {code}" for code, count in refused.items()]
    return "\n".join(lines)


def print_line(result: FileResult) -> None:
    """One line for a file, and under it what was lost or differs."""
    one = result.checked
    if one is None:
        print(f"{result.end.upper():10} {result.name}\n{result.words}", flush=True)
        return
    issues = " ".join(f"{count} {severity}" for severity, count in one.issues.items())
    print(
        f"{one.refusal or one.status:24} {one.reader or '-':11} {one.cells:8} cells"
        f" {one.seconds:6.2f} s {one.peak_mb:5.0f}+{one.reader_peak_mb:.0f} MB"
        f"  {result.name}  {issues}",
        flush=True,
    )
    for place in result.half_read[:_SHOWN]:
        print(f"    LOST {place}")
    second = result.second
    if second is None:
        print(f"    second reader {result.second_end}: {result.second_words[:100]}")
        return
    for word, places in (("MORE", second.more), ("OTHER", second.other)):
        for place in places[:_SHOWN]:
            print(f"    {word} ({second.reader}) {place}")
        if len(places) > _SHOWN:
            print(f"    {word} … {len(places)} in all")
