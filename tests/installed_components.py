"""Streamlit asks every installed package whether it brings components: once a process is enough.

It asks anew for each page of AppTest and each server, at a quarter of a second.
"""

from functools import cache

from streamlit.components.v2 import manifest_scanner

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
