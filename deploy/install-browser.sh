#!/bin/sh
# The browser tests need Chromium and a Chinese font; install what is missing.
# The one without a window is enough, and lighter; systems that lack it have the whole browser.
set -eu
has() { command -v "$1" >/dev/null; }
has_font() { has fc-list && fc-list ':lang=zh-cn' family | grep -q .; }
if { has chromium-headless-shell || has chromium; } && has_font; then exit 0; fi
if ! has apt-get; then
    echo "Install Chromium and a Chinese font (Noto Sans CJK), then run this again." >&2
    exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
install() {
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
$as_root apt-get update -qq
install fontconfig fonts-noto-cjk
install chromium-headless-shell 2>/dev/null || install chromium
