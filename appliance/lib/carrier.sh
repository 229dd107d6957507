# shellcheck shell=bash
# The lab carrier: a second Asterisk from the voice root that plays the outside world. It runs as an unprivileged
# user in namespaces of its own and knows the appliance only by its trunk.

CARRIER_USER=59510

carrier_wanted() { [ -d "$REPO/appliance/carrier/etc" ]; }

# The appliance accepts the trunk from whoever shows a certificate of its carrier authority; here that is the local CA.
carrier_certificate() {
  local dir=$STATE/carrier/tls ca=$STATE/keys-ca
  mkdir -p "$dir"
  if ! openssl verify -CAfile "$ca/ca.pem" "$dir/carrier.pem" >/dev/null 2>&1; then
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$dir/carrier-key.pem" \
      -subj '/CN=carrier.lab.invalid' -out "$dir/carrier.csr" 2>/dev/null
    openssl x509 -req -in "$dir/carrier.csr" -CA "$ca/ca.pem" -CAkey "$ca/ca-key.pem" -CAcreateserial -CAserial "$dir/serial" -days 397 \
      -extfile <(printf 'subjectAltName=DNS:carrier.lab.invalid,IP:%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$CARRIER_ADDRESS") \
      -out "$dir/carrier.pem" 2>/dev/null
  fi
  cp "$ca/ca.pem" "$dir/ca.pem"
  chown -R $CARRIER_USER:$CARRIER_USER "$dir"
  chmod 400 "$dir/carrier-key.pem"
}

render_carrier() {
  local dir=$STATE/carrier/etc.part secret=$STATE/carrier/secret file
  [ -s "$secret" ] || (umask 077 && openssl rand -hex 16 >"$secret")
  rm -rf "$dir"
  cp -r "$REPO/appliance/carrier/etc" "$dir"
  while IFS= read -r -d '' file; do
    sed -i -e "s|@APPLIANCE@|$APP_ADDRESS|g" -e "s|@CARRIER@|$CARRIER_ADDRESS|g" -e "s|@NUMBER@|$NUMBER|g" \
      -e "s|@SECRET@|$(cat "$secret")|g" "$file"
  done < <(find "$dir" -type f -print0)
  printf '127.0.0.1 localhost carrier\n' >"$dir/hosts"
  cp -r "$STATE/carrier/tls" "$dir/tls"
  chown -R $CARRIER_USER:$CARRIER_USER "$dir"
}

# carrier_view: the command prefix that shows a program the files the carrier has, and makes it as powerless.
carrier_view() {
  local dir=$STATE/carrier
  CARRIER_VIEW=(ip netns exec "$CARRIER_NETNS" setpriv "--reuid=$CARRIER_USER" "--regid=$CARRIER_USER" --clear-groups --bounding-set=-all --no-new-privs
    bwrap --unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try --hostname carrier --die-with-parent --new-session
    --ro-bind "$VOICE_ROOT" / --dev /dev --proc /proc --tmpfs /tmp --ro-bind "$dir/etc" /etc/asterisk --ro-bind "$dir/etc/hosts" /etc/hosts
    --bind "$dir/run" /run --bind "$dir/lib" /var/lib/asterisk --bind "$dir/log" /var/log/asterisk --bind "$dir/spool" /var/spool/asterisk
    --bind "$dir/cache" /var/cache/asterisk --clearenv --setenv PATH /usr/sbin:/usr/bin --setenv HOME /tmp --chdir /)
}

carrier_cli() {
  carrier_view
  "${CARRIER_VIEW[@]}" /usr/sbin/asterisk -C /etc/asterisk/asterisk.conf -rx "$1"
}

# Asks over the trunk as the carrier would; only an answer in SIP counts.
carrier_sees_trunk() {
  local tls=$STATE/carrier/tls answer
  if [ ! -e "$tls/carrier.pem" ] || ! netns_exists "$CARRIER_NETNS"; then return 1; fi
  answer=$({
    printf 'OPTIONS sip:%s SIP/2.0\r\nVia: SIP/2.0/TLS %s:5061;branch=z9hG4bK%s;rport\r\n' "$APP_ADDRESS" "$CARRIER_ADDRESS" "$RANDOM$RANDOM"
    printf 'From: <sip:status@%s>;tag=%s\r\nTo: <sip:%s>\r\nCall-ID: %s\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 1\r\nContent-Length: 0\r\n\r\n' \
      "$CARRIER_ADDRESS" "$RANDOM" "$APP_ADDRESS" "$RANDOM$RANDOM@status"
    sleep 1
  } | ip netns exec "$CARRIER_NETNS" timeout 5 openssl s_client -quiet -verify_return_error -CAfile "$tls/ca.pem" \
    -cert "$tls/carrier.pem" -key "$tls/carrier-key.pem" -connect "$APP_ADDRESS:5061" 2>/dev/null || true)
  [[ $answer == SIP/2.0* ]]
}

start_carrier() {
  local lib=$STATE/carrier
  carrier_wanted || return 0
  carrier_certificate
  render_carrier
  if pid_of carrier >/dev/null && diff -rq "$lib/etc.part" "$lib/etc" >/dev/null 2>&1 && [ "$(cat "$lib/root" 2>/dev/null)" = "$VOICE_ROOT" ]; then
    rm -rf "$lib/etc.part"
    return 0
  fi
  say "Starting the lab carrier"
  end_part carrier 5
  make_netns "$CARRIER_NETNS" "$CARRIER_ADDRESS"
  rm -rf "${lib:?}/etc"
  mv "$lib/etc.part" "$lib/etc"
  echo "$VOICE_ROOT" >"$lib/root"
  [ -d "$lib/lib" ] || cp -r "$VOICE_ROOT/var/lib/asterisk" "$lib/lib"
  mkdir -p "$lib"/{run/asterisk,log,spool/monitor,cache}
  rm -f "$lib"/run/asterisk/*
  chown -R $CARRIER_USER:$CARRIER_USER "$lib"/{run,lib,log,spool,cache}
  chmod 711 "$lib" "$CACHE"
  carrier_view
  detached carrier "$LOGS/carrier.log" "${CARRIER_VIEW[@]}" /usr/sbin/asterisk -f -C /etc/asterisk/asterisk.conf
  for ((i = 0; i < 100; i++)); do
    [[ $(carrier_cli 'core waitfullybooted' 2>/dev/null || true) == *'fully booted'* ]] && return 0
    pid_of carrier >/dev/null || break
    sleep 0.1
  done
  fail "starting the lab carrier" "$(grep -m1 -iE 'error|bwrap' "$LOGS/carrier.log" "$lib"/log/* 2>/dev/null || echo 'it did not answer within 10 s')" \
    "see $LOGS/carrier.log and $lib/log"
}
