# shellcheck shell=bash
# What every command here shares: names derived from VERILINE_NAME, words for progress and failure, pid files.
set -Eeuo pipefail
# Nothing may end a command without a word.
trap 'echo "${0##*/}: a step failed unexpectedly (${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND)" >&2' ERR
export LC_ALL=C.UTF-8
umask 022

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
NAME=${VERILINE_NAME:-trial}
CACHE=/var/cache/veriline
STATE=/var/lib/veriline/$NAME
RUN=/run/veriline/$NAME
LOGS=$STATE/log
STARTED=${EPOCHREALTIME/[.,]/}

# fail WHAT WHY WHAT-TO-DO: the three things a person needs when a step does not work.
fail() {
  printf '\nFailed: %s\n   Why: %s\n    Do: %s\n' "$1" "$2" "$3" >&2
  exit 1
}

say() {
  local now=${EPOCHREALTIME/[.,]/}
  printf '[%4d.%d s] %s\n' $(((now - STARTED) / 1000000)) $(((now - STARTED) / 100000 % 10)) "$*"
}

[[ $NAME =~ ^[a-z][a-z0-9-]{0,19}$ ]] ||
  fail "VERILINE_NAME is \"$NAME\"" "it becomes part of file, interface and namespace names" "use up to 20 lower-case letters, digits and hyphens"

# Two clones with different names must not meet: interface names (15 characters at most) and the
# network come from the name.
TAG=$(printf %s "$NAME" | sha1sum | cut -c1-6)
OCTET=$((16 + $(printf %s "$NAME" | cksum | cut -d' ' -f1) % 200))
BRIDGE=vl-$TAG
HOST_ADDRESS=10.77.$OCTET.1
APP_ADDRESS=10.77.$OCTET.2
CARRIER_ADDRESS=10.77.$OCTET.3
# 555-01xx is never given to anybody.
NUMBER=+15555550100
BARE_ADDRESS=10.77.$OCTET.4
APP_NETNS=vl-$TAG-app
CARRIER_NETNS=vl-$TAG-car
BARE_NETNS=vl-$TAG-bare
export NUMBER REPO NAME CACHE STATE RUN LOGS TAG BRIDGE HOST_ADDRESS APP_ADDRESS CARRIER_ADDRESS BARE_ADDRESS
export APP_NETNS CARRIER_NETNS BARE_NETNS

need_root() {
  [ "$(id -u)" = 0 ] || fail "${0##*/} was started by $(id -un)" \
    "it makes network namespaces and boots a machine, which only root may" "run it as root, for example: sudo ${0/#$REPO\//}"
}

# One command at a time may change an appliance; the lock goes when the process goes, however it ends.
lock() {
  mkdir -p "$RUN" "$STATE" "$LOGS"
  chmod 711 "$STATE"
  exec 9>"$RUN/lock"
  flock --nonblock 9 || fail "another command is changing the appliance \"$NAME\"" \
    "two at a time would undo each other's work" "wait for it, or use another VERILINE_NAME"
}

# long TEXT LOG COMMAND...: runs COMMAND with its output in LOG and says every 15 s that it is still at work.
long() {
  local text=$1 log=$2 beat status=0
  shift 2
  mkdir -p "${log%/*}"
  say "$text"
  (while sleep 15 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do say "  … still at it: $text"; done) 9>&- &
  beat=$!
  "$@" >"$log" 2>&1 9>&- || status=$?
  kill "$beat" 2>/dev/null || true
  wait "$beat" 2>/dev/null || true
  return "$status"
}

# A pid file holds "PID START-TIME": a pid that was handed to another process since is not ours to end.
start_time() { [ -r "/proc/$1/stat" ] && sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

write_pid() { printf '%s %s\n' "$2" "$(start_time "$2")" >"$RUN/$1.pid"; }

# pid_of PART: prints the pid when that very process still runs.
pid_of() {
  local pid began
  [ -r "$RUN/$1.pid" ] && read -r pid began <"$RUN/$1.pid" &&
    [ "$(start_time "$pid")" = "$began" ] && echo "$pid"
}

# end_part PART SECONDS: asks the process of a pid file to end, and insists after SECONDS.
end_part() {
  local pid
  if pid=$(pid_of "$1"); then
    kill -TERM "$pid"
    for ((i = 0; i < $2 * 10; i++)); do
      pid_of "$1" >/dev/null || break
      sleep 0.1
    done
    pid_of "$1" >/dev/null && kill -KILL "$pid"
  fi
  rm -f "$RUN/$1.pid"
}

# detached PART LOG COMMAND...: starts COMMAND as PART, an orphan from its first moment: bwrap's --die-with-parent would
# otherwise end it together with the command that started it.
detached() {
  local part=$1 log=$2
  shift 2
  (
    parent=$BASHPID
    (
      while kill -0 "$parent" 2>/dev/null; do sleep 0.02; done
      exec setsid "$@"
    ) </dev/null >"$log" 2>&1 9>&- &
    write_pid "$part" $!
  )
}

# usage: the comment block at the top of the command is its help text.
usage() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"
  exit "${1:-0}"
}

for lib in host roots network machine build appliance carrier bare publish; do . "$REPO/appliance/lib/$lib.sh"; done
