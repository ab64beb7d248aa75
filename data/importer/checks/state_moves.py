"""States of a declared list: one that skipped a declared step, one without its reason."""

from __future__ import annotations

from data.importer.history import History
from data.importer.reading import Reading
from data.issues import LIST_SEPARATOR


def check_states(reading: Reading, history: History) -> None:
    """A move from the published state that is not declared; a state whose reason is left blank."""
    status = reading.declared.with_role("status")
    if status is None or status.key not in reading.columns:
        return
    states = reading.get(status.key)
    if status.moves:
        before = history.before(status.key)
        for index, old in zip(before.at.tolist(), before.old.to_pylist(), strict=True):
            new = states[index].as_py()
            after = status.moves.get(str(old), ())
            if not after or reading.rejected[index] or new in (None, old, *after):
                continue
            said = {"old": str(old), "new": str(new), "after": LIST_SEPARATOR.join(after)}
            reading.report("state-jumped", "warning", status.key, index=index, **said)
    for index, state in enumerate(states.to_pylist() if status.explained else ()):
        reason = status.explained.get(str(state))
        if reason is None or reading.rejected[index]:
            continue
        if reading.get(reason)[index].as_py() is None:
            named = reading.declared.field(reason).header
            said = {"state": str(state), "reason": named}
            reading.report("state-unexplained", "warning", status.key, index=index, **said)
