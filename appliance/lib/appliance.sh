# shellcheck shell=bash
# The appliance: booting its machine, provisioning it by the roles, asking whether it is well.

URL=https://$APP_ADDRESS/
PEOPLE=$STATE/demo-people.json

prepare_state() {
  mkdir -p "$STATE"/data/{mysql,veriline,voice,veriline-voice} "$STATE"/{keys,keys-ca,stage,carrier}
  chmod 700 "$STATE"/{keys,keys-ca,data}
}

boot_appliance() {
  pid_of appliance >/dev/null && return 0
  say "Booting the machine"
  boot_machine appliance "$APP_NETNS" "$APP_ADDRESS" "$BASE_ROOT" "$STATE/root" \
    --bind="$STATE/data/mysql:/var/lib/mysql" --bind="$STATE/data/veriline:/var/lib/veriline" \
    --bind="$STATE/data/voice:/var/lib/voice" --bind="$STATE/data/veriline-voice:/var/lib/veriline-voice" \
    --bind="$STATE/keys:/etc/veriline/keys" --bind="$STATE/keys-ca:/etc/veriline/ca" \
    --bind-ro="$STATE/stage:/opt/veriline"
}

# Answers only when the page comes over the appliance's own certificate.
console_answers() {
  [ -e "$STATE/keys-ca/ca.pem" ] &&
    curl -fsS -m 5 -o /dev/null --cacert "$STATE/keys-ca/ca.pem" "$URL" 2>/dev/null
}

unit_states() { (inside appliance systemctl is-active mariadb veriline voice nginx 2>/dev/null || true) | paste -sd' '; }

healthy() { [ "$(unit_states)" = "active active active active" ] && console_answers; }

wait_healthy() {
  for ((i = 0; i < $1 * 5; i++)); do
    healthy && return 0
    sleep 0.2
  done
  return 1
}

# Shows each task as it starts; the whole output is in the log.
tell_tasks() {
  local line
  while IFS= read -r line; do
    case $line in
      "TASK ["* | "RUNNING HANDLER ["*) line=${line#*[} && say "  ${line%%]*}" ;;
    esac
  done
}

provision() {
  local log=$LOGS/ansible.log task
  say "Provisioning by ansible/site.yml (log: $log)"
  if ! inside appliance sh -c 'cd /opt/veriline/ansible && exec ansible-playbook -i /opt/veriline/inventory site.yml' 2>&1 </dev/null |
    tee "$log" | tell_tasks; then
    task=$(sed -n 's/^TASK \[\(.*\)\].*/\1/p' "$log" | tail -1)
    fail "provisioning, in the task \"${task:-none yet}\"" \
      "$(why_provisioning_failed "$log")" "see $log; after a correction run appliance/up again, it continues from there"
  fi
  say "  $(grep -A1 '^PLAY RECAP' "$log" | tail -1 | tr -s ' ')"
}

why_provisioning_failed() {
  python3 - "$1" <<'END'
import json, re, sys
text = open(sys.argv[1], errors="replace").read()
failures = re.findall(r"^(?:fatal|failed): .*?=> (.*)$", text, re.M)
if failures:
    try:
        result = json.loads(failures[-1])
        words = result.get("msg", "")
        said = [" ".join(words) if isinstance(words, list) else str(words), result.get("stderr", "")]
    except ValueError:
        said = failures[-1:]
else:
    said = re.findall(r"^.*ERROR.*$", text, re.M)[-1:] or text.strip().splitlines()[-1:]
print(" ".join(filter(None, said))[-900:] or "it said nothing")
END
}

# The passwords made for the demo people are told once, in the answer: they go into a file of root's and nowhere else.
seed_demo() {
  local answer
  [ -e "$PEOPLE" ] && return 0
  say "Seeding the demo clinic"
  answer=$(inside appliance veriline seed-demo 2>"$LOGS/seed-demo.log") ||
    fail "seeding the demo clinic" "$(tail -1 "$LOGS/seed-demo.log") $answer" "see appliance/logs application, then run appliance/up again"
  (umask 077 && printf '%s' "$answer" | python3 -c 'import json, sys
people = json.load(sys.stdin)["people"]
people and json.dump(people, sys.stdout, indent=2)' >"$PEOPLE.part")
  [ -s "$PEOPLE.part" ] || fail "seeding the demo clinic" "its people exist already, and the file with their passwords is gone" \
    "start afresh: appliance/down --purge && appliance/up"
  mv "$PEOPLE.part" "$PEOPLE"
}

ca_fingerprint() { openssl x509 -in "$STATE/keys-ca/ca.pem" -noout -fingerprint -sha256 | cut -d= -f2; }

tell_appliance() {
  cat <<END

  Console        $URL
  People         $PEOPLE (names, passwords and one-time-code secrets; made for this appliance, readable by root)
  Clinic number  $NUMBER
  Authority      $STATE/keys-ca/ca.pem, kept even by down --purge. Browsers trust the console once they have it.
                 SHA-256 $(ca_fingerprint)
                 Chromium:  certutil -d sql:\$HOME/.pki/nssdb -A -t C,, -n veriline -i $STATE/keys-ca/ca.pem

  Trial keys lie on this disk beside the data they seal: do not put real patients on it.
  Not shown here, for this is a container: clock synchronisation, kernel settings, disk encryption, AppArmor, memory limits.
END
  if [ -t 1 ] && [ -r "$PEOPLE" ]; then
    echo
    tell_people
  fi
  cat <<END

  Next           appliance/call        a patient calls the clinic; answer at the console
                 appliance/test        every test against this appliance
END
}

tell_people() {
  python3 -c 'import json, sys
for person in json.load(open(sys.argv[1])):
    print("  {role:16} {userName:16} {password}   code secret {totpSecret}".format(**person))' "$PEOPLE"
}
