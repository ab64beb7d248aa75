"""The archive for an office without a network: made, installed where nothing is, and upgraded.

The machine is a folder with a static shell: no Python, no C library, no network, an empty home. The
commands are those of docs/operations.md, the data those of the first release.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import shutil
import subprocess
import tarfile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.bundle import LOCK, ROOT, main

pytestmark = pytest.mark.server
FIRST_RELEASE = ROOT / "tests/golden/first_release/signboard.duckdb.xz"
MACHINE = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"]
ENTER = """
set -e
mount --bind /dev "$0/dev"
mount -t proc proc "$0/proc"
exec chroot "$0" /bin/env -i HOME=/root PATH=/bin /bin/sh -c "$1"
"""
# What is done in the office; the commands in capitals are the document's.
OFFICE = """
set -e
ip link set lo up
test -z "$(ip route)"
if command -v python3; then exit 1; fi
export SIGNBOARD_VAR=/var/lib/signboard
cd /root
run() { sh /opt/signboard/current/deploy/signboard.sh "$@"; }
start() {
    START >/dev/null 2>&1 &
    app=$!
    until wget -qO /out/$1.health http://127.0.0.1:8501/health 2>/dev/null; do
        kill -0 $app
        sleep 1
    done
}
stop() { kill $app; wait $app || true; }
look() {
    wget -qO /out/$1.page http://127.0.0.1:8501/
    run data figures --json >/out/$1.figures
    run data account >/out/$1.accounts
    cat $SIGNBOARD_VAR/rules/returns.toml >/out/$1.rules
}
UNPACK
INSTALL
mkdir -p $SIGNBOARD_VAR/rules
printf '[usual]\\ndue_day = 20\\n' >$SIGNBOARD_VAR/rules/returns.toml
start before
run data account add 示例填报员 >/dev/null
look before
readlink /opt/signboard/current >/out/first
INSTALL --service
readlink /opt/signboard/current >/out/second
stop
start after
look after
cd signboard-*/
echo 'raise SystemExit("broken")' >app/app.py
if (cd .. && INSTALL) 2>/out/changed; then exit 1; fi
find . -type f ! -name SHA256SUMS -exec sha256sum {} + >SHA256SUMS
if (cd .. && INSTALL) 2>/out/broken; then exit 1; fi
readlink /opt/signboard/current >/out/third
ls /opt/signboard/releases >/out/releases
wget -qO /out/last.health http://127.0.0.1:8501/health
"""
# Systemd of Kylin V10 and UOS 20 knows no encrypted secrets.
SYSTEMCTL = """#!/bin/sh
if [ "$1" = --version ]; then echo 'systemd 243 (243)'; else echo "$@" >>/out/systemctl; fi
"""


def commands():
    """Those of the document: make, unpack, install, start."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8").partition("## Without a network")[2]
    block = re.search(r"```sh\n(.*?)```", text, re.S)[1]
    return [line.partition("  #")[0].strip() for line in block.splitlines()]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    for program in ("apt-get", "dpkg-deb", "git"):
        if shutil.which(program) is None:
            pytest.skip(f"no {program}: bundles are made on Debian")
    yield main(["--to", str(folder := tmp_path_factory.mktemp("dist"))])
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    with tarfile.open(archive) as opened:
        opened.extractall(to := tmp_path_factory.mktemp("unpacked"), filter="tar")
    yield next(to.iterdir())
    shutil.rmtree(to)


def test_every_file_has_its_sum(archive, unpacked):
    told = (unpacked / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: total for total, _, name in (line.partition("  ") for line in told)}
    files = {
        one.relative_to(unpacked).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in unpacked.rglob("*")
        if one.is_file() and not one.is_symlink()
    }
    del files["SHA256SUMS"]
    assert sums == files
    beside = archive.with_name(f"{archive.name}.sha256").read_text("utf-8").split()
    assert beside == [hashlib.sha256(archive.read_bytes()).hexdigest(), archive.name]


def test_the_list_of_contents_names_every_locked_package_with_its_hash(unpacked):
    told = json.loads((unpacked / "sbom.cdx.json").read_text("utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    listed = {one["purl"]: one["hashes"][0]["content"] for one in told["components"]}
    joined = LOCK.read_text("utf-8").replace("\\\n", " ")
    for line in re.findall(r"^[a-z].*", joined, re.M):
        one = Requirement(line.partition(" --hash")[0])
        if one.marker is None or one.marker.evaluate({"python_full_version": "3.13.5"}):
            purl = f"pkg:pypi/{canonicalize_name(one.name)}@{str(one.specifier)[2:]}"
            assert f"sha256:{listed[purl]}" in line
    debian = {one["name"] for one in told["components"] if one["purl"].startswith("pkg:deb")}
    assert {"libc6", "libpython3.13-stdlib", "libssl3t64", "fonts-noto-cjk"} <= debian
    assert debian <= {one.name for one in (unpacked / "licences").iterdir()}


@pytest.fixture(scope="module")
def office(archive, tmp_path_factory):
    """What the office's machine wrote while it was installed, upgraded, and not upgraded."""
    if subprocess.run([*MACHINE, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine allows no namespaces")
    root = tmp_path_factory.mktemp("machine")
    for name in ("bin", "dev", "proc", "tmp", "root", "out", "etc/systemd/system"):
        (root / name).mkdir(parents=True)
    (root / "etc/passwd").write_text("root:x:0:0::/root:/bin/sh\n", "utf-8")
    words = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", "busybox-static"]
    subprocess.run(words, cwd=root / "tmp", check=True)
    (package,) = (root / "tmp").glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", package, root / "tmp/busybox"], check=True)
    shutil.copy(root / "tmp/busybox/usr/bin/busybox", root / "bin")
    subprocess.run(["chroot", root, "/bin/busybox", "--install", "-s", "/bin"], check=True)
    for name, content in (("systemctl", SYSTEMCTL), ("useradd", "#!/bin/sh\n")):
        (root / "bin" / name).unlink(missing_ok=True)
        (root / "bin" / name).write_text(content, "utf-8")
        (root / "bin" / name).chmod(0o755)
    shutil.copy(archive, root / "root")
    data = root / "var/lib/signboard"
    data.mkdir(parents=True)
    (data / "signboard.duckdb").write_bytes(lzma.decompress(FIRST_RELEASE.read_bytes()))
    _, unpack, install, start = commands()
    script = OFFICE.replace("UNPACK", unpack).replace("INSTALL", install).replace("START", start)
    done = subprocess.run(
        [*MACHINE, "sh", "-c", ENTER, root, script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    yield root / "out"
    shutil.rmtree(root)


def test_it_installs_and_answers_where_nothing_is(office):
    assert json.loads((office / "before.health").read_text("utf-8"))["version"] > 0
    assert "<title>" in (office / "before.page").read_text("utf-8")


def test_an_upgrade_keeps_data_settings_and_accounts(office):
    assert (office / "first").read_text() != (office / "second").read_text()
    for name in ("health", "figures", "accounts", "rules"):
        before, after = (
            (office / f"{one}.{name}").read_text("utf-8") for one in ("before", "after")
        )
        assert before == after, name
    assert "示例填报员" in (office / "after.accounts").read_text("utf-8")


def test_the_service_runs_the_release_that_the_link_names(office):
    units = office.parent / "etc/systemd/system"
    told = (units / "signboard.service").read_text("utf-8")
    assert "\nWorkingDirectory=/opt/signboard/current\n" in told
    assert "\nExecStart=/opt/signboard/current/.venv/bin/streamlit run app.py --server" in told
    assert "ImportCredential" not in told and "NoNewPrivileges=yes" in told
    assert (units / "signboard-proxy.service").is_file()
    done = (office / "systemctl").read_text("utf-8").splitlines()
    assert done[-1] == "restart signboard"


@pytest.mark.parametrize("name", ["changed", "broken"])
def test_what_was_changed_or_does_not_start_leaves_the_release_before(office, name):
    said = (office / name).read_text("utf-8")
    assert {"changed": "nothing was installed", "broken": "the release before stays"}[name] in said
    assert (office / "third").read_text() == (office / "second").read_text()
    assert len((office / "releases").read_text().split()) == 2
    assert (office / "last.health").read_text() == (office / "after.health").read_text()


def test_both_readmes_name_the_document_and_its_first_command():
    make, *_ = commands()
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        assert make in text and "docs/operations.md#without-a-network" in text, name
