"""A drawn picture on a page: Streamlit's own HTML leaves SVG out, a component shows it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import streamlit as st

from ui.charts.map import county

_CSS = (Path(county.__file__).parent / "map.css").read_text(encoding="utf-8")
_shown = st.components.v2.component(
    "signboard_picture",
    html='<div class="root">\n</div>',
    css=_CSS
    + """
:host, .root { display: block; }
.root { font-family: var(--st-font); font-size: 14px; color: var(--sb-ink); }
.picture { background: var(--sb-surface); overflow-x: auto; }
.picture > svg.map { display: block; width: 100%; min-width: 860px; height: auto; }
.keys { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 6px 0 0; }
.keys .s0 { fill: var(--sb-state-0); } .keys .s3 { fill: var(--sb-state-3); }
.keys .s4 { fill: var(--sb-state-4); }
.keys .s.open { fill: none; stroke: var(--sb-state-5); stroke-width: 2; }
.keys svg { width: 16px; height: 16px; vertical-align: -3px; }
.keys [data-figure] { cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
""",
    js="""
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  if (root.dataset.stamp !== data.stamp) {
    root.dataset.stamp = data.stamp;
    root.innerHTML = data.html;
  }
}
""",
)


def picture(html: str, key: str) -> None:
    """Shows HTML that holds a picture made here; stamped, so that it is drawn anew when changed."""
    _shown(key=key, data={"html": html, "stamp": hashlib.sha256(html.encode()).hexdigest()[:16]})
