# shellcheck shell=bash
# The machine we stand on: what it must be, and what it must have installed.

check_system() {
  local system
  # In a shell of its own: the file sets NAME, which is ours.
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && echo "$ID-$VERSION_ID")
  case $system in
    debian-12 | debian-13) ;;
    *) fail "this machine is ${system:-unknown}" "the appliance is built and tested on Debian 12 and 13 only" "use a Debian 12 or 13 machine" ;;
  esac
  [ "$(dpkg --print-architecture)" = amd64 ] || fail "this is a $(dpkg --print-architecture) machine" \
    "Debian builds Asterisk 22 for amd64 only" "use an amd64 machine"
}

# check_space DIRECTORY GB
check_space() {
  local free
  mkdir -p "$1"
  free=$(df --output=avail -BM "$1" | tail -1 | tr -dc 0-9)
  [ "$free" -ge $(($2 * 1024)) ] || fail "only $free MB are free where $1 lies" \
    "root file systems, builds and data need $2 GB" "free some space; appliance/down --purge removes an appliance you no longer need"
}

# The services of packages we install for their tools must not start on the user's machine.
quietly_apt() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ ! -e $policy ] || grep -q veriline $policy; then
    printf '#!/bin/sh\n# left by veriline while it installs packages; safe to remove\nexit 101\n' >$policy
    chmod 755 $policy
  else
    policy=
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 install "$@" || status=$?
  [ -z "$policy" ] || rm -f "$policy"
  return $status
}

# Only Debian's own lists: a broken third-party source of this machine is not our business.
update_lists() {
  [ -z "${LISTS_FRESH:-}" ] || return 0
  long "Reading Debian's package lists" "$LOGS/apt.log" apt-get -q update || true
  LISTS_FRESH=1
  read_mirrors
}

# need_packages PACKAGE...: installs what is absent.
need_packages() {
  local package absent=()
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || absent+=("$package")
  done
  [ ${#absent[@]} -gt 0 ] || return 0
  update_lists
  long "Installing ${absent[*]}" "$LOGS/apt.log" quietly_apt "${absent[@]}" ||
    fail "installing ${absent[*]} on this machine" "$(grep -m1 '^E:' "$LOGS/apt.log" || tail -1 "$LOGS/apt.log")" \
      "see $LOGS/apt.log; try: apt-get install ${absent[*]}"
}

need_host_packages() {
  need_packages mmdebstrap systemd-container iproute2 bubblewrap util-linux openssl curl zstd python3 procps
}

need_build_packages() {
  local absent=()
  command -v mvn >/dev/null || absent+=(maven)
  command -v javac >/dev/null || absent+=(default-jdk-headless)
  command -v npm >/dev/null || absent+=(nodejs npm)
  [ ${#absent[@]} = 0 ] || need_packages "${absent[@]}"
}

# read_mirrors: MIRROR and SECURITY_MIRROR as this machine's own apt uses them.
read_mirrors() {
  local targets
  targets=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Identifier: Packages' | sort -u)
  MIRROR=$(sed -n 's/^Debian|Debian|//p' <<<"$targets" | head -1)
  SECURITY_MIRROR=$(sed -n 's/^Debian|Debian-Security|//p' <<<"$targets" | head -1)
}

# The mirror is asked only when something must be fetched: an appliance already built starts without a network.
need_mirror() {
  local try=$STATE/.mirror-asked
  read_mirrors
  [ -n "$MIRROR" ] || update_lists
  [ -n "$MIRROR" ] || fail "apt on this machine knows no Debian mirror" \
    "no source in /etc/apt offers Debian's packages, or its lists could not be read" "check the network and /etc/apt, then run: apt-get update"
  /usr/lib/apt/apt-helper -qq download-file "${MIRROR%/}/dists/trixie/InRelease" "$try" >"$LOGS/mirror.log" 2>&1 ||
    fail "the Debian mirror $MIRROR does not answer" "$(grep -m1 '^E:' "$LOGS/mirror.log" || echo 'no network?')" \
      "check network and proxy with: apt-get update"
  rm -f "$try"
}

# Roots inherit how this machine's apt reaches its mirrors (proxy, retries, validity checks), nothing else of it.
apt_options() {
  apt-config dump --no-empty | grep '^Acquire::' |
    grep -vE '^Acquire::(IndexTargets|CompressionTypes|Changelogs|cdrom|GzipIndexes|http::Proxy-Auto-Detect)' || true
}
