"""That a store which goes back remembers nothing of what a test did with it."""

from __future__ import annotations

from data.screens.view import rows, view_at
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.stores import an_empty_store
from tests.pages.returning import ReturningStore


def names() -> list[str]:
    found = rows("screens/project/names", snapshot_id=view_at().now.id)
    return found["project_name"].tolist()


def test_the_same_version_number_says_something_else_the_next_time(tmp_path, monkeypatch):
    begun = an_empty_store()
    publish_rows(begun, a_project("示例项目01"))
    returning = ReturningStore(begun)
    for added in ("示例项目02", "示例项目03"):
        with returning.lent(tmp_path, monkeypatch) as store:
            assert (store.sequence, names()) == (1, ["示例项目01"])
            assert store.meeting.own("wording") is None
            publish_rows(store, a_project(added, unit="旗发改委"))
            store.meeting.save_own("wording", b"[]", by="甲")
            assert store.sequence == 2
            assert sorted(names()) == ["示例项目01", added]
