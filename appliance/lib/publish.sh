# shellcheck shell=bash
# Letting browsers of the network in: this machine passes port 443 and the phones' UDP ports of one of its addresses on.

RTP_PORTS=20000-20999
PUBLISH_TABLE=veriline_$TAG

published_address() { cat "$STATE/published" 2>/dev/null || true; }

check_publish() {
  local taken
  ip -o -4 addr show | grep -qw "inet $1" || fail "$1 is not an address of this machine" \
    "only packets that reach this machine can be passed on" "name one of: $(ip -o -4 addr show scope global | awk '{sub("/.*", "", $4); print $4}' | paste -sd' ')"
  taken=$(ss -Hltnp 'sport = :443' | awk -v ours="$1:443" '$4 == ours || $4 == "0.0.0.0:443" || $4 == "*:443" || $4 == "[::]:443" {print $6; exit}')
  [ -z "$taken" ] || fail "port 443 of $1 is taken on this machine" "it is used by $taken" "stop that service, or publish another address"
  if ip -o link show type bridge | grep -q docker && [ "$(nft list chain ip filter FORWARD 2>/dev/null | grep -c 'policy drop')" != 0 ]; then
    fail "this machine drops what it should pass on" "a firewall's FORWARD chain (Docker makes one) has the policy drop" \
      "accept packets to $APP_ADDRESS there first, for example: iptables -I DOCKER-USER -d $APP_ADDRESS -j ACCEPT"
  fi
}

# One table of our own; nobody else's rules are touched, and down removes it.
publish() {
  local address=$1
  nft -f - <<END
table ip $PUBLISH_TABLE
delete table ip $PUBLISH_TABLE
table ip $PUBLISH_TABLE {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    ip daddr $address tcp dport 443 dnat to $APP_ADDRESS
    ip daddr $address udp dport $RTP_PORTS dnat to $APP_ADDRESS
  }
  chain forward {
    type filter hook forward priority filter;
    iifname "$BRIDGE" oifname "$BRIDGE" accept
    oifname "$BRIDGE" ip daddr $APP_ADDRESS tcp dport 443 accept
    oifname "$BRIDGE" ip daddr $APP_ADDRESS udp dport $RTP_PORTS accept
    oifname "$BRIDGE" ct state established,related accept
    oifname "$BRIDGE" drop
  }
}
END
  ip -n "$APP_NETNS" route replace default via "$HOST_ADDRESS"
  sysctl -qw net.ipv4.ip_forward=1
  say "Published at https://$address/ (open in your firewall: TCP 443 and UDP $RTP_PORTS; this machine now forwards packets, net.ipv4.ip_forward=1)"
}

unpublish() {
  if command -v nft >/dev/null; then nft delete table ip "$PUBLISH_TABLE" 2>/dev/null || true; fi
  ip -n "$APP_NETNS" route del default 2>/dev/null || true
}
