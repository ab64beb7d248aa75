"""The place map: laid out here in pixels, drawn as SVG on screens and as shapes on a slide."""

from __future__ import annotations
