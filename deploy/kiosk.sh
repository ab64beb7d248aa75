#!/bin/sh
# A wall that nobody tends: waits for the server, opens the wall over the whole screen, and opens
# it again whenever the browser ends.
#   sh deploy/kiosk.sh https://signboard.office.lan/wall
# Start it with the desktop (autostart, or a user's systemd unit). Where viewing is closed, sign in
# once in this browser: its profile is kept in KIOSK_PROFILE.
set -u
address=${1:?"usage: kiosk.sh ADDRESS"}
profile=${KIOSK_PROFILE:-$HOME/.signboard-kiosk}
browser=${CHROMIUM:-chromium}
health=${address%%/wall*}/health
pause=${KIOSK_PAUSE:-5}

# Whether it is there; whether it is the right one is for the browser to see. What else is answered
# is said once, not at each try.
told=
answers() {
    status=$(curl --silent --insecure --max-time 10 --output /dev/null \
        --write-out '%{http_code}' "$health")
    case $status in
        [23]??) told=; return 0 ;;
        403) why="refused: other machines are answered over https alone, give $0 that address" ;;
        000) why="no answer yet" ;;
        *) why="answered $status" ;;
    esac
    [ "$told" = "$status" ] || echo "$health: $why ($status)" >&2
    told=$status
    return 1
}

while true; do
    # Opened before the server answers, the browser would stand at its own error page.
    until answers; do sleep "$pause"; done
    "$browser" --kiosk --no-first-run --noerrdialogs --disable-session-crashed-bubble \
        --disable-infobars --user-data-dir="$profile" "$address"
    sleep "$pause"
done
