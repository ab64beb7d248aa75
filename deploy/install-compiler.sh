#!/bin/sh
# The tests of a failing disk build a small library; where no C compiler can be installed they are
# skipped and say so.
set -eu
command -v cc >/dev/null && exit 0
skip() {
    echo "Not installed: a C compiler. The tests of a failing disk are skipped." >&2
    exit 0
}
as_root=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || skip
    as_root="sudo"
fi
command -v apt-get >/dev/null || skip
$as_root apt-get update -qq || skip
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    gcc libc6-dev >/dev/null || skip
