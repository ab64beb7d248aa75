"""What becomes of a file in a unit's inbox folder: it waits for a person, or is published.

Holding is the rule; a unit whose files may be published unseen is named one by one. A
file is clean where nothing in it is an error and no question about it is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast, get_args

from data.environment import inbox_folder
from data.importer.model import Intake
from data.inbox.folders import folder_name, waiting_files
from data.store import Store

Policy = Literal["hold", "publish-if-clean"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
USUAL: Policy = "hold"
Reason = Literal["policy", "errors", "questions", "refused", "form", "to-come"]


@dataclass(frozen=True)
class UnitPolicy:
    """One unit's inbox: by and at are of whoever set the policy, None where nobody did."""

    unit: str
    policy: Policy
    waiting: int
    by: str | None = None
    at: datetime | None = None


def policy_of(store: Store, unit: str) -> Policy:
    """The policy of the unit whose inbox folder bears this name."""
    wanted = folder_name(unit)
    for row in store.query("screens/data/inbox_policies").to_pylist():
        if folder_name(row["unit"]) == wanted and row["policy"] in POLICIES:
            return cast(Policy, row["policy"])
    return USUAL


def unit_policies(store: Store) -> tuple[UnitPolicy, ...]:
    """Units that have an inbox folder or a policy, by name."""
    found: dict[str, UnitPolicy] = {}
    for row in store.query("screens/data/inbox_policies").to_pylist():
        unit = row["unit"]
        found[folder_name(unit)] = UnitPolicy(
            unit, row["policy"], len(waiting_files(unit)), row["saved_by"], row["saved_at"]
        )
    folders = inbox_folder()
    for folder in sorted(folders.iterdir()) if folders.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith("."):
            usual = UnitPolicy(folder.name, USUAL, len(waiting_files(folder.name)))
            found.setdefault(folder.name, usual)
    return tuple(sorted(found.values(), key=lambda one: one.unit))


def why_held(intake: Intake, policy: Policy) -> tuple[Reason, ...]:
    """Why a file waits for a person; nothing: it may be published."""
    if not intake.drafts:
        return ("refused",)
    reasons: list[Reason] = []
    if policy != "publish-if-clean":
        reasons.append("policy")
    if intake.has_errors:
        reasons.append("errors")
    if intake.open_questions:
        reasons.append("questions")
    return tuple(reasons)
