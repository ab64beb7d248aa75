"""What the running program counts of itself: how long queries, pages and addresses take, and acts.

A monitor reads it at ``/metrics`` in the format of Prometheus; the page 系统 shows the slowest.
No label holds a value of a ledger: labels are names of queries, pages, addresses and acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from prometheus_client import Counter, Gauge, Histogram

_BOUNDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)

QUERIES = Histogram("signboard_query_seconds", "A query of a screen", ["query"], buckets=_BOUNDS)
PAGES = Histogram("signboard_page_seconds", "A run of a page", ["page"], buckets=_BOUNDS)
REQUESTS = Histogram(
    "signboard_request_seconds", "An answered request", ["address", "status"], buckets=_BOUNDS
)
ACTS = Counter("signboard_acts", "What the audit log holds since the start", ["act", "outcome"])
OPEN = Gauge("signboard_open", "Open pages and walls", ["kind"])


@dataclass(frozen=True)
class Timing:
    """Of one label: how often, the mean, and a bound that 95 of 100 keep, in seconds.

    most: None where more than five of 100 took longer than the largest bound.
    """

    name: str
    count: int
    mean: float
    most: float | None


def timings(measured: Histogram) -> tuple[Timing, ...]:
    """What was measured under each first label since the start, the slowest mean first."""
    sums: dict[str, float] = {}
    below: dict[str, dict[float, float]] = {}
    for sample in (one for family in measured.collect() for one in family.samples):
        name = next((value for key, value in sample.labels.items() if key != "le"), "")
        if sample.name.endswith("_sum"):
            sums[name] = sums.get(name, 0.0) + sample.value
        elif sample.name.endswith("_bucket"):
            bounds = below.setdefault(name, {})
            bound = float(sample.labels["le"])
            bounds[bound] = bounds.get(bound, 0.0) + sample.value
    found = [
        _timing(name, sums[name], bounds) for name, bounds in below.items() if bounds[float("inf")]
    ]
    return tuple(sorted(found, key=lambda one: -one.mean))


def _timing(name: str, seconds: float, below: dict[float, float]) -> Timing:
    count = below[float("inf")]
    kept = [bound for bound, so_many in below.items() if so_many >= 0.95 * count]
    most = min(kept)
    return Timing(name, int(count), seconds / count, None if most == float("inf") else most)
