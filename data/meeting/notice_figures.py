"""Each figure of the 通报 as it is written there; None where no ledger says it.

The same queries as the screens: a figure here cannot differ from the page's. A 通报 is
Chinese, whatever language the reader has chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from data.figures import figures
from data.formats import amount, amount_change, count, count_change, decimal, rounded, share
from data.fund_status import status_note
from data.meeting import compare
from data.meeting.sentences import labels
from data.rules import load_rules
from data.store import Snapshot, Store

_TARGETS = {
    "签约": "签约项目",
    "投资": "计划总投资",
    "到位": "到位资金",
    "开工": "开工项目",
    "投产": "投产项目",
}
_UNFILTERED: dict[str, object] = dict.fromkeys(
    ("towns", "industries", "channels", "groups", "units", "leaders")
)
Row = Mapping[str, Any]


def named_figures(
    store: Store, snapshot: Snapshot, before: Snapshot | None
) -> dict[str, str | None]:
    """Every name of data.rules.meeting.FIGURES, written; before: what 较上期 compares with."""
    told = figures(store, snapshot.as_of, snapshot.version)
    now = store.query(
        "screens/pipeline/headline", snapshot_id=snapshot.id, **_UNFILTERED
    ).to_pylist()[0]
    readiness, visits = _part(told, "readiness"), _part(told, "visits")
    pushed, funds = _part(told, "projects_pushed"), _part(told, "funds_in_place_wan")
    has_projects = told["signed_projects"] is not None
    basis = load_rules().measures.funds.default_basis
    day = snapshot.as_of
    return {
        "旗名": load_rules().county.name,
        "月末": f"{day.year}年{day.month}月底",
        **_compared(store, snapshot, before),
        "签约项目数": _at_least(now) if has_projects else None,
        "签约计划总投资": _amount(now["planned_wan"]) if has_projects else None,
        "金额未填数": _count(now["unknown_count"]) if has_projects else None,
        "已签未开数": _count(now["waiting_count"]) if has_projects else None,
        "已签未开投资": _waiting(now) if has_projects else None,
        "到位口径": basis,
        "到位资金": _amount(funds.get(basis)),
        "到位状态": _fund_status(store, snapshot),
        **_against_targets(store, snapshot),
        "开工项目数": _entered(told, "开工"),
        "投产项目数": _entered(told, "投产"),
        "即将投产数": _count(readiness.get("即将投产")),
        "办手续数": _count(readiness.get("办手续")),
        "停滞数": _count(readiness.get("停滞")),
        "告警项目数": _alarms(store, snapshot) if has_projects else None,
        "拜访批次": _count(visits["trips"]),
        "拜访人次": _count(visits["person_trips"]),
        "拜访企业数": _count(visits["companies"]),
        "旗领导推进数": _count(pushed["banner_leaders"]),
        "包扶领导推进数": _count(pushed["county_sponsors"]),
        "推进项目数": _count(pushed["distinct"]),
    }


def _fund_status(store: Store, snapshot: Snapshot) -> str | None:
    """What of the funds is not simply approved, in one clause; None without any."""
    (row,) = store.query("screens/overview/funds", snapshot_id=snapshot.id).to_pylist()
    return None if row["year_wan"] is None else "".join(status_note(row, "zh").split()) or None


def _part(told: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A part of the figures that is a document of its own."""
    return cast("Mapping[str, object]", told[name])


def _entered(told: Mapping[str, object], stage: str) -> str | None:
    """Projects that reached a stage this year, whether or not it has a target."""
    row = _part(told, "stages").get(stage)
    return None if row is None else _count(cast("Row", row)["flow"])


def _at_least(now: Row) -> str | None:
    """The least it is, where signed projects state no date."""
    known = _count(now["signed_count"])
    return f"至少{known}" if known and now["undated_count"] else known


def _waiting(now: Row) -> str | None:
    """The amount of no project is nothing, of projects that state none it is unknown."""
    return _amount(now["waiting_wan"] if now["waiting_count"] else 0)


def _compared(store: Store, snapshot: Snapshot, before: Snapshot | None) -> dict[str, str | None]:
    if before is None:
        return dict.fromkeys(("上期", "较上期签约", "较上期投资"))
    comparison = compare(store, before, snapshot)
    signed, planned = comparison.bridge("signed"), comparison.bridge("planned")
    return {
        "上期": labels(comparison, "zh")[0],
        "较上期签约": _moved(count_change(signed.gained), "个") if signed.is_known else None,
        "较上期投资": _moved(str(amount_change(planned.gained, "zh")))
        if planned.is_known
        else None,
    }


def _moved(change: str, unit: str = "") -> str:
    """A signed number in words: 增加3个, 减少2个, 持平."""
    sign, rest = change[:1], change[1:]
    return {"+": f"增加{rest}{unit}", "−": f"减少{rest}{unit}"}.get(sign, "持平")


def _against_targets(store: Store, snapshot: Snapshot) -> dict[str, str | None]:
    rows = store.query("screens/overview/targets", snapshot_id=snapshot.id, previous_id=None)
    targets: dict[str, Row] = {row["metric"]: row for row in rows.to_pylist()}
    found: dict[str, str | None] = {}
    for short, metric in _TARGETS.items():
        row = targets.get(metric)
        done = None if row is None else row["completion_share"]
        found[f"{short}完成率"] = None if done is None else share(float(done))
        found[f"{short}较序时"] = _gap(row)
    return found


def _gap(row: Row | None) -> str | None:
    if row is None or row["gap_points"] is None:
        return None
    points = rounded(row["gap_points"], 1)
    if not points:
        return "与序时进度持平"
    word = "超序时进度" if points > 0 else "落后序时进度"
    return f"{word}{decimal(abs(points), 1)}个百分点"


def _alarms(store: Store, snapshot: Snapshot) -> str:
    rows = store.query("screens/overview/attention", snapshot_id=snapshot.id).to_pylist()
    return count(sum(row["light"] == "告警" and row["project_id"] is not None for row in rows))


def _count(value: object) -> str | None:
    return None if value is None else count(float(str(value)))


def _amount(wan: object) -> str | None:
    return None if wan is None else str(amount(float(str(wan)), "zh"))
