# shellcheck shell=bash
# The bare machine of the SSH test: a fresh Debian 13 server that a controller outside turns into an appliance. Its apt
# reaches Debian's mirror by a proxy on the bridge, which runs only as long as the test.

PROXY_PORT=8888
PROXY_USER=59511
BARE_KEY=$STATE/bare/ssh-key

# The proxy goes on through whatever proxy this machine itself needs.
start_proxy() {
  local upstream
  pid_of proxy >/dev/null && return 0
  make_bridge
  upstream=$(apt-config dump --no-empty --format '%v%n' Acquire::http::Proxy | sed -n 's|^http://\([^/]*\)/*$|upstream http \1|p')
  printf '%s\n' "Port $PROXY_PORT" "Listen $HOST_ADDRESS" "Allow $HOST_ADDRESS/24" 'MaxClients 20' 'Timeout 60' 'LogLevel Warning' "$upstream" >"$STATE/bare/proxy/tinyproxy.conf"
  detached proxy "$LOGS/proxy.log" setpriv --reuid=$PROXY_USER --regid=$PROXY_USER --clear-groups --no-new-privs \
    bwrap --unshare-user --unshare-pid --unshare-ipc --die-with-parent --ro-bind "$TOOLS_ROOT" / --dev /dev --proc /proc --tmpfs /tmp \
    --ro-bind "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf --ro-bind /etc/hosts /etc/hosts --ro-bind "$STATE/bare/proxy" /mnt \
    /usr/bin/tinyproxy -d -c /mnt/tinyproxy.conf
}

# start_bare: boots it afresh, reachable by BARE_KEY as root.
start_bare() {
  local dir=$STATE/bare
  end_machine bare "$BARE_NETNS"
  rm -rf --one-file-system "$dir"
  need_root_of tools
  TOOLS_ROOT=$ROOT
  need_root_of bare
  mkdir -p "$dir/proxy" "$dir/upper/root/.ssh" "$dir/upper/etc/apt/apt.conf.d"
  echo "$ROOT" >"$dir/base"
  start_proxy
  bwrap --unshare-all --ro-bind "$TOOLS_ROOT" / --dev /dev --bind "$dir" /mnt ssh-keygen -q -t ed25519 -N '' -C veriline-bare -f "/mnt/${BARE_KEY##*/}"
  cp "$BARE_KEY.pub" "$dir/upper/root/.ssh/authorized_keys"
  chmod -R go= "$dir/upper/root"
  echo "Acquire::http::Proxy \"http://$HOST_ADDRESS:$PROXY_PORT\";" >"$dir/upper/etc/apt/apt.conf.d/95proxy"
  boot_machine bare "$BARE_NETNS" "$BARE_ADDRESS" "$ROOT" "$dir"
}

end_bare() {
  end_machine bare "$BARE_NETNS"
  end_part proxy 5
}
