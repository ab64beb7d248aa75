"""A folder that others write to: what stands there is looked at, never followed."""

from __future__ import annotations

import os
import threading

import pytest

from data.inbox import shared_folder
from data.inbox.shared_folder import ForeignObjectError, SharedFolder

SECRET = "cookie-secret"


@pytest.fixture(params=["by descriptor", "by looking"])
def folder(request, tmp_path, monkeypatch):
    """The folder as Linux opens it, and as Windows has to."""
    if request.param == "by looking":
        monkeypatch.setattr(shared_folder, "_BY_DESCRIPTOR", False)
    (tmp_path / "outside.txt").write_text(SECRET)
    (tmp_path / "shared").mkdir()
    with SharedFolder.at(tmp_path / "shared") as opened:
        yield opened


def a_link(path, target):
    path.symlink_to(target)


def a_second_name(path, target):
    path.hardlink_to(target)


def a_pipe(path, _target):
    os.mkfifo(path)


@pytest.mark.parametrize("make", [a_link, a_second_name, a_pipe])
def test_what_is_no_plain_file_is_named_and_not_read(folder, tmp_path, make):
    make(folder.path / "台账.xlsx", tmp_path / "outside.txt")
    (entry,) = folder.entries()
    assert (entry.name, entry.kind) == ("台账.xlsx", "foreign")
    with pytest.raises(ForeignObjectError):
        folder.read("台账.xlsx", 100)
    with pytest.raises(ForeignObjectError):
        folder.copy("台账.xlsx", tmp_path / "copy", 100)
    assert not (tmp_path / "copy").exists()


def test_a_linked_folder_is_not_entered_and_a_name_leads_nowhere_else(folder, tmp_path):
    (tmp_path / "live").mkdir()
    (folder.path / "示例局").symlink_to(tmp_path / "live")
    for name in ("示例局", "..", ".", "", "a/b", "/etc"):
        with pytest.raises((ForeignObjectError, FileNotFoundError)):
            folder.folder(name)
        with pytest.raises((ForeignObjectError, FileNotFoundError)):
            folder.folder(name, make=True)
        with pytest.raises(OSError):
            folder.write(f"{name}/x", b"")
    assert list((tmp_path / "live").iterdir()) == []


def test_what_is_written_replaces_a_link_and_leaves_its_target(folder, tmp_path):
    (folder.path / "报告.txt").symlink_to(tmp_path / "outside.txt")
    folder.write("报告.txt", b"said")
    assert (tmp_path / "outside.txt").read_text() == SECRET
    assert folder.read("报告.txt", 100) == b"said"
    assert not (folder.path / "报告.txt").is_symlink()
    assert [one.name for one in folder.entries()] == ["报告.txt"]


def test_the_name_under_which_it_is_written_cannot_be_known(folder, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        SharedFolder,
        "_open",
        lambda self, name, flags, mode=0, real=SharedFolder._open: (
            opened.append((name, bool(flags & os.O_EXCL))) or real(self, name, flags, mode)
        ),
    )
    for _ in range(2):
        folder.write("报告.txt", b"said")
    (one, is_new), (other, is_new_too) = opened
    assert one != other and len(one) >= 32 and is_new and is_new_too


def test_a_move_never_replaces_a_file(folder):
    for name in ("a", "b"):
        folder.write(name, name.encode())
    with pytest.raises(FileExistsError):
        folder.move("a", folder, "b")
    assert (folder.read("a", 9), folder.read("b", 9)) == (b"a", b"b")
    folder.move("a", folder, "c")
    assert [one.name for one in folder.entries()] == ["b", "c"]


def test_a_move_that_fails_leaves_no_empty_file(folder):
    with pytest.raises(FileNotFoundError):
        folder.move("nobody", folder, "b")
    assert folder.entries() == []


def test_of_a_large_file_the_beginning_is_copied_and_the_size_is_true(folder, tmp_path):
    folder.write("a", b"12345" * 100)
    folder.copy("a", tmp_path / "copy", 7)
    assert (tmp_path / "copy").read_bytes() == b"1234512" + bytes(493)
    folder.copy("a", tmp_path / "whole", 10_000)
    assert (tmp_path / "whole").read_bytes() == b"12345" * 100
    assert folder.read("a", 3) == b"123"


def test_a_file_exchanged_for_a_link_between_looking_and_opening_is_not_read(tmp_path):
    """Somebody exchanges the file as quickly as can be, while it is read again and again."""
    (tmp_path / "outside.txt").write_text(SECRET)
    shared = tmp_path / "shared"
    shared.mkdir()
    end = threading.Event()

    def exchange():
        while not end.is_set():
            (shared / "new").write_text("own")
            (shared / "new").replace(shared / "x")
            (shared / "link").symlink_to(tmp_path / "outside.txt")
            (shared / "link").replace(shared / "x")

    (shared / "x").write_text("own")
    thread = threading.Thread(target=exchange)
    thread.start()
    said = set()
    try:
        with SharedFolder.at(shared) as folder:
            for _ in range(3000):
                try:
                    said.add(folder.read("x", 100))
                except ForeignObjectError:
                    said.add(b"refused")
    finally:
        end.set()
        thread.join()
    assert said <= {b"own", b"", b"refused"} and b"refused" in said


def test_a_link_that_comes_after_the_look_is_refused_when_it_is_opened(tmp_path, monkeypatch):
    """The moment between looking and opening, held open."""
    (tmp_path / "outside.txt").write_text(SECRET)
    (tmp_path / "live").mkdir()
    shared = tmp_path / "shared"
    (shared / "folder").mkdir(parents=True)
    (shared / "x").write_text("own")
    look = SharedFolder._kind

    def exchanged_after_it(self, name):
        found = look(self, name)
        (shared / name).rename(tmp_path / f"was-{name}")
        (shared / name).symlink_to(tmp_path / {"x": "outside.txt", "folder": "live"}[name])
        return found

    monkeypatch.setattr(SharedFolder, "_kind", exchanged_after_it)
    with SharedFolder.at(shared) as folder:
        with pytest.raises(ForeignObjectError):
            folder.read("x", 100)
        with pytest.raises(ForeignObjectError):
            folder.folder("folder")


def test_what_the_app_makes_is_the_groups_too_whatever_the_mask(tmp_path):
    before = os.umask(0o077)
    try:
        (tmp_path / "shared").mkdir()
        (tmp_path / "shared").chmod(0o2770)  # hands its group on
        with SharedFolder.at(tmp_path / "shared") as folder, folder.folder("a", make=True) as made:
            made.write("x", b"")
            made.path.chmod(0o700)
            with folder.folder("a", make=True):
                pass
        assert (tmp_path / "shared/a").stat().st_mode & 0o7777 == 0o700  # an existing one stays
        with SharedFolder.at(tmp_path / "shared") as folder, folder.folder("b", make=True):
            pass
        assert (tmp_path / "shared/b").stat().st_mode & 0o7777 == 0o2775
        assert (tmp_path / "shared/a/x").stat().st_mode & 0o777 == 0o664
    finally:
        os.umask(before)
