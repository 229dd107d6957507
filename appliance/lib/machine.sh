# shellcheck shell=bash
# Booted machines: the appliance itself, and the bare machine of the SSH test.

# leader_of PART: the machine's own PID 1 as this machine numbers it.
leader_of() {
  local nspawn child
  nspawn=$(pid_of "$1") || return 1
  # Under systemd the pid file names the unit's main process, which is nspawn as well.
  for child in $(pgrep -P "$nspawn"); do
    if grep -qP '^NSpid:.*\t1$' "/proc/$child/status" 2>/dev/null; then
      echo "$child"
      return 0
    fi
  done
  return 1
}

# inside PART COMMAND...: runs it in the machine, as root.
inside() {
  local leader part=$1
  shift
  leader=$(leader_of "$part") || return 125
  nsenter -t "$leader" -m -u -i -p -n -C -r -w env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" "$@" 9>&-
}

# boot_machine PART NETNS ADDRESS LOWER DIRECTORY NSPAWN-OPTION...
boot_machine() {
  local part=$1 netns=$2 address=$3 lower=$4 root=$5 pid
  shift 5
  pid_of "$part" >/dev/null && return 0
  make_netns "$netns" "$address"
  mkdir -p "$root"
  # A root changed by nspawn's upper layer fits only the lower layer it was made on.
  if [ "$(cat "$root/base" 2>/dev/null)" != "$lower" ]; then
    rm -rf --one-file-system "$root/upper" "$root/work" "$root/provisioned"
    echo "$lower" >"$root/base"
  fi
  local boot=("$REPO/appliance/lib/boot" "$part" "$netns" "$lower" "$root" "$@")
  if [ -d /run/systemd/system ]; then
    systemd-run --quiet --collect --unit="$netns" --property=Delegate=yes --property=KillMode=mixed \
      --property=PrivateMounts=yes --property=StandardOutput="append:$LOGS/$part-console.log" "${boot[@]}"
    pid=$(systemctl show --property=MainPID --value "$netns")
  else
    setsid unshare --mount --propagation private "${boot[@]}" </dev/null >>"$LOGS/$part-console.log" 2>&1 &
    pid=$!
  fi
  write_pid "$part" "$pid"
  for ((i = 0; i < 600; i++)); do
    pid_of "$part" >/dev/null || break
    case $(inside "$part" systemctl is-system-running 2>/dev/null || true) in running | degraded) return 0 ;; esac
    sleep 0.1
  done
  fail "booting the machine \"$part\"" "$(tail -1 "$LOGS/$part-console.log" 2>/dev/null || echo 'it did not come up within 60 s')" \
    "see $LOGS/$part-console.log"
}

end_machine() {
  end_part "$1" 30
  drop_netns "$2"
  rmdir "/sys/fs/cgroup/unified/$2/supervisor" "/sys/fs/cgroup/unified/$2" 2>/dev/null || true
}
