#!/bin/sh
# Installs Signboard out of the unpacked archive of `make bundle`, without a network, or upgrades it:
#   sh install.sh [FOLDER] [--service]        FOLDER: /opt/signboard unless given
# The release is laid beside the one that runs and tried on a copy of its data; the link "current" is
# switched last. Data lie in FOLDER/var (with --service in /var/lib/signboard, as the unit has it;
# SIGNBOARD_VAR names another place) and are never touched. The release before stays.
set -eu
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE LEDGER_DATABASE
here=$(cd -P "$(dirname "$0")" && pwd)
units=/etc/systemd/system
say() { printf '%s\n%s\n' "$1" "$2"; }
fail() { say "$1" "$2" >&2; exit 1; }
to=/opt/signboard service=
for word in "$@"; do
    case $word in
        --service) service=yes ;;
        /*) to=${word%/} ;;
        *) fail "用法：sh install.sh [绝对路径] [--service]" "Usage: sh install.sh [ABSOLUTE FOLDER] [--service]" ;;
    esac
done
if [ -n "$service" ]; then var=/var/lib/signboard; else var=$to/var; fi
export SIGNBOARD_VAR="${SIGNBOARD_VAR:-$var}"

[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] ||
    fail "本安装包只用于 x86-64 的 Linux，这台机器是 $(uname -m)。" "This archive is for Linux on x86-64; this machine is $(uname -m)."
(cd "$here" && sha256sum -c SHA256SUMS >/dev/null 2>&1) ||
    fail "安装包不完整或被改动，什么都没有安装。请重新拷贝。" "The archive is incomplete or was changed; nothing was installed. Copy it again."

before=$(readlink "$to/current" || true)
release=$to/releases/$(date +%Y%m%d-%H%M%S)
backup=
umask 022
mkdir -p "$to/releases"
mkdir "$release"
point() { ln -sfn "$1" "$to/current.new" && mv -T "$to/current.new" "$to/current"; }
# Whatever goes wrong from here on leaves the release before as it is.
undo() {
    if [ -n "$before" ]; then point "$before"; else rm -f "$to/current"; fi
    rm -rf "$release"
    fail "安装没有完成，仍是原来的版本。${backup:+数据的备份：$backup}" "Not installed; the release before stays. ${backup:+Backup of the data: $backup}"
}
trap undo EXIT
say "正在安装到 $release" "Installing to $release"
cp -R "$here/app/." "$here/python" "$here/sbom.cdx.json" "$release/"
"$release/python/bin/python3" -m venv --without-pip "$release/.venv"
"$release/python/bin/uv" pip install --quiet --offline --no-cache --no-index --find-links "$here/wheels" \
    --require-hashes --python "$release/.venv/bin/python" -r "$release/requirements.txt"
[ ! -e "$before/.streamlit/secrets.toml" ] || cp -p "$before/.streamlit/secrets.toml" "$release/.streamlit/"

if [ -n "$before" ] && [ -e "$SIGNBOARD_VAR/signboard.duckdb" ]; then
    copy=$SIGNBOARD_VAR/backups/before-update-${release##*/}.duckdb
    say "正在备份到 $copy" "Backing up to $copy"
    # By the account of the data, whose files have to stay its own.
    owner=$(stat -c %U "$SIGNBOARD_VAR/signboard.duckdb")
    words="umask 077 && mkdir -p '${copy%/*}' && sh '$before/deploy/signboard.sh' data backup '$copy'"
    if [ "$(id -un)" = "$owner" ]; then sh -c "$words"; else su -s /bin/sh "$owner" -c "$words"; fi >/dev/null
    backup=$copy
fi
say "正在用数据的副本试运行" "Trying it on a copy of the data"
"$release/.venv/bin/python" "$release/deploy/trial.py" ${backup:+"$backup"}
# What the trial compiled is for every account.
find "$release" -name __pycache__ -exec chmod -R go+rX {} +

point "$release"
if [ -n "$service" ]; then
    id signboard >/dev/null 2>&1 || useradd --system --home-dir "$SIGNBOARD_VAR" --shell /usr/sbin/nologin signboard
    for unit in signboard-proxy.service signboard.service; do
        [ -e "$units/$unit" ] || sed "s#/opt/signboard\(/\|\$\)#$to/current\1#g" "$release/deploy/$unit" >"$units/$unit"
    done
    # Credentials came with systemd 250 to 254; before, secrets lie in .streamlit/secrets.toml.
    if [ "$(systemctl --version | sed -n '1s/[^0-9]*\([0-9]*\).*/\1/p')" -lt 254 ]; then
        sed -i '/^ImportCredential=/d; s# --secrets.files=%d/[^ ]*##' "$units/signboard.service"
    fi
    systemctl daemon-reload
    systemctl enable --quiet signboard-proxy signboard
    if ! systemctl restart signboard; then
        if [ -n "$before" ]; then point "$before" && systemctl restart signboard; fi
        exit 1
    fi
fi
trap - EXIT

# Chinese for LibreOffice's PDFs and a browser of this machine, where it has none.
if [ "$(id -u)" = 0 ] && command -v fc-list >/dev/null && [ -z "$(fc-list :lang=zh-cn file)" ]; then
    mkdir -p /usr/local/share/fonts/signboard
    cp "$here"/fonts/* /usr/local/share/fonts/signboard/
    fc-cache
fi
for old in "$to"/releases/*; do
    # One in which somebody keeps data is nobody's to remove.
    if [ "$old" != "$release" ] && [ "$old" != "$before" ] && [ ! -e "$old/var" ]; then rm -rf "$old"; fi
done
say "已安装。数据在 $SIGNBOARD_VAR" "Installed. The data are in $SIGNBOARD_VAR"
if [ -n "$service" ]; then
    say "首次登录链接在 $SIGNBOARD_VAR/access/first-link.txt" "The first sign-in link: $SIGNBOARD_VAR/access/first-link.txt"
else
    say "启动（升级后重新启动）：sh $to/current/deploy/signboard.sh" "Start it (after an upgrade: again): sh $to/current/deploy/signboard.sh"
fi
