"""The ASGI application: ``streamlit run app.py`` serves pages, plain routes and sign-in."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from data.environment import keep_files_private, make_own_files_private
from ui.gate import Gate
from ui.limits import Limits
from ui.server import ROUTES, PageHead, SecurityHeaders, lifespan, show_error
from ui.telemetry import Measured
from ui.transport import Transport

keep_files_private()
make_own_files_private()

app = st.App(
    Path(__file__).parent / "ui" / "frame.py",
    routes=ROUTES,
    middleware=[
        Middleware(Measured, routes=ROUTES),
        Middleware(SecurityHeaders),  # before those that refuse: what they answer bears them too
        Middleware(Transport),
        Middleware(Limits),
        Middleware(Gate),
        # Streamlit leaves its own bundle uncompressed; office networks are slow.
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(PageHead),
    ],
    lifespan=lifespan,
    on_script_error=show_error,
)
