# shellcheck shell=bash
# One bridge an appliance; machine, lab carrier and bare machine hang on it in network namespaces of their own.

netns_exists() { [ -e "/run/netns/$1" ]; }

check_addresses() {
  local owner
  owner=$(ip -o -4 addr show | awk -v net="10.77.$OCTET." -v ours="$BRIDGE" 'index($4, net) == 1 && $2 != ours {print $2; exit}')
  [ -z "$owner" ] || fail "the network 10.77.$OCTET.0/24 is in use on interface $owner" \
    "the name \"$NAME\" derives to that network" "choose another VERILINE_NAME"
  owner=$(ip -4 route get "$APP_ADDRESS" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -1)
  if [ -n "$owner" ] && [ "$owner" != "$BRIDGE" ] && ip -4 route show | grep -q "^10\.77\.$OCTET\."; then
    fail "this machine already routes 10.77.$OCTET.0/24 to $owner" "the name \"$NAME\" derives to that network" "choose another VERILINE_NAME"
  fi
}

# Everything is made before anybody asks an address: until the bridge exists, a probe of 10.77.x would leave
# by the default route and some stranger might answer it.
make_bridge() {
  if ! ip link show "$BRIDGE" >/dev/null 2>&1; then
    check_addresses
    ip link add "$BRIDGE" type bridge forward_delay 0
    ip addr add "$HOST_ADDRESS/24" dev "$BRIDGE"
  fi
  ip link set "$BRIDGE" up
}

# make_netns NETNS ADDRESS: the far end is called host0 inside.
make_netns() {
  make_bridge
  netns_exists "$1" && ip -n "$1" link show host0 >/dev/null 2>&1 && return 0
  netns_exists "$1" || ip netns add "$1"
  ip link del "$1" 2>/dev/null || true
  ip link add "$1" type veth peer name host0 netns "$1"
  ip link set "$1" master "$BRIDGE" up
  ip -n "$1" link set lo up
  ip -n "$1" addr add "$2/24" dev host0
  ip -n "$1" link set host0 up
}

drop_netns() {
  ip link del "$1" 2>/dev/null || true
  if netns_exists "$1"; then ip netns del "$1" || true; fi
}

drop_bridge() { ip link del "$BRIDGE" 2>/dev/null || true; }
