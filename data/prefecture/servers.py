"""The servers of a prefecture and of its counties, started and watched side by side.

Each county has a process, a folder and a ledger of its own: what one uploads or breaks is no
other's. ``counties/<adcode>/`` in the prefecture's folder is the county's folder of everything.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.environment import ROOT, county_environment, var_folder
from data.rules import load_rules
from data.rules.prefecture import CountyServer

PREFECTURE = ""
_AGAIN_SECONDS = 2.0
_END_SECONDS = 30.0


def set_up(county: CountyServer) -> Path:
    """The county's folder; one that is new gets the settings of who it is, others keep theirs."""
    folder = var_folder() / "counties" / county.adcode
    settings = folder / "rules" / "county.toml"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_settings(county), encoding="utf-8")
    return folder


def address(county: CountyServer) -> str:
    """Where readers find the county's board, as a link of the prefecture's site."""
    return county.address or f"/{county.adcode}/"


def proxy_settings() -> str:
    """What a reverse proxy (deploy/Caddyfile) reads to lead to the counties by their codes."""
    return "".join(
        f"handle /{one.adcode}/* {{\n\timport app /{one.adcode} 127.0.0.1:{one.port}\n}}\n"
        for one in load_rules().prefecture.county
    )


def run_servers(port: int, options: Sequence[str] = ()) -> None:
    """Run the prefecture's server and one a county until the process is told to end.

    options: of every server, as ``streamlit run`` takes them. One that ends is started again.
    """
    end = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: end.set())
    wanted: dict[str, tuple[list[str], Mapping[str, str] | None]] = {
        PREFECTURE: (_command(port, "", options), None)
    }
    for county in load_rules().prefecture.county:
        command = _command(county.port, county.adcode, options)
        wanted[county.adcode] = (command, county_environment(set_up(county), county.database))
    (var_folder() / "counties" / "proxy.caddy").write_text(proxy_settings(), encoding="utf-8")
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        while True:
            for name, (command, variables) in wanted.items():
                if name not in running or running[name].poll() is not None:
                    running[name] = subprocess.Popen(command, cwd=ROOT, env=variables)
            if end.wait(_AGAIN_SECONDS):
                return
    finally:
        for one in running.values():
            one.terminate()
        for one in running.values():
            try:
                one.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                one.kill()


def _command(port: int, base: str, options: Sequence[str]) -> list[str]:
    run = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    return [*run, f"--server.port={port}", f"--server.baseUrlPath={base}", *options]


def _settings(county: CountyServer) -> str:
    """The county.toml of a county of which nobody wrote one."""
    of_all, quoted = load_rules(), _quoted
    lines = {
        "name": quoted(county.name),
        "name_en": quoted(county.name_en or county.name),
        "adcode": quoted(county.adcode),
        "prefecture": quoted(of_all.county.name),
        "province": quoted(of_all.county.province),
        "towns": f"[{', '.join(map(quoted, county.towns))}]",
        "parks": f"[{', '.join(map(quoted, county.parks))}]",
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
