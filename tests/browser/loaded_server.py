"""Starts servers as copies of one process that has the application loaded: seconds each.

A line of JSON asks for one: ``{"port": …, "log": path, "environment": {…}}``; the answer is
its process number. What a copy does is what ``streamlit run app.py`` does.
"""

from __future__ import annotations

import faulthandler
import json
import os
import pkgutil
import signal
import sys
from contextlib import suppress
from importlib import import_module

from streamlit.components.v2 import manifest_scanner
from streamlit.web import bootstrap
from streamlit.web.cli import main

import tests.installed_components  # noqa: F401 (looked up once)
import ui
from data.rules import load_rules
from data.texts import LANGUAGES, catalogue


def serve(port: int, log: str, environment: dict[str, str]) -> None:
    """Become a server of its own; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream, target in ((os.open(os.devnull, os.O_RDONLY), 0), (written, 1), (written, 2)):
        os.dup2(stream, target)
    os.environ.update(environment)
    # Nobody edits Streamlit's settings meanwhile: they need not be looked at ten times a second.
    bootstrap._install_config_watchers = lambda _flags: None
    # What every thread is doing goes to the log when a test asks why a server does not end.
    faulthandler.register(signal.SIGUSR1, all_threads=True)
    sys.argv = ["streamlit", "run", "app.py", "--server.port", str(port)]
    try:
        main()
    finally:
        # A copy has none of the threads that libraries would wait for at an ordinary end.
        os._exit(0)


if __name__ == "__main__":
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.frame":
            import_module(module.name)
    load_rules()
    for language in LANGUAGES:
        catalogue(language)
    manifest_scanner.scan_component_manifests()
    # Nobody waits for the copies here: the system forgets them when they end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    copies = []
    for line in sys.stdin:
        copy = os.fork()
        if copy == 0:
            serve(**json.loads(line))
        copies.append(copy)
        print(copy, flush=True)
    for copy in copies:
        with suppress(ProcessLookupError):
            os.kill(copy, signal.SIGKILL)
