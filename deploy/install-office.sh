#!/bin/sh
# The meeting pack is printed by LibreOffice, and workbooks are sent through it and back; where
# it cannot be installed, the tests that need it are skipped and say so. What is there already,
# with a screen or without, stays.
set -eu
missing=""
for part in sd:impress sw:writer sc:calc; do
    found=""
    for program in /usr/lib/libreoffice/program /usr/lib64/libreoffice/program /opt/libreoffice*/program; do
        if [ -e "$program/lib${part%%:*}lo.so" ]; then found=yes; fi
    done
    [ -n "$found" ] || missing="$missing libreoffice-${part##*:}-nogui"
done
[ -n "$missing" ] || exit 0
skip() {
    echo "Not installed:$missing. The tests that need LibreOffice are skipped." >&2
    exit 0
}
as_root=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || skip
    as_root="sudo"
fi
command -v apt-get >/dev/null || skip
$as_root apt-get update -qq || skip
# shellcheck disable=SC2086 # one word a package
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null || skip
