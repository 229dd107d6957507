# shellcheck shell=bash
# The application, and everything the roles install, laid ready under $STATE/stage (the machine's /opt/veriline).

sources_key() (
  cd "$REPO" || exit
  { find pom.xml .mvn src/main -name node_modules -prune -o -type f -print0 || true; } | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12
)

war_stale() {
  [ ! -e "$REPO/target/veriline.war" ] || [ ! -e "$REPO/target/payara-micro.jar" ] ||
    [ "$(cat "$REPO/target/.built-from" 2>/dev/null)" != "$(sources_key)" ]
}

build_war() {
  local key
  key=$(sources_key)
  long "Building the application with Maven" "$LOGS/maven.log" mvn -B -q -Dstyle.color=never -f "$REPO/pom.xml" -Dfast -Dmaven.test.skip=true package ||
    fail "building the application" "$(grep -m1 "ERROR.*\.java" "$LOGS/maven.log" || grep -m1 ERROR "$LOGS/maven.log" || tail -1 "$LOGS/maven.log")" "see $LOGS/maven.log"
  echo "$key" >"$REPO/target/.built-from"
}

# put FILE DIRECTORY: atomic, and cheap where the file is already there.
put() {
  local dest=$2/${1##*/}
  cmp -s "$1" "$dest" && return 0
  cp --reflink=auto "$1" "$dest.part"
  mv "$dest.part" "$dest"
}

write_inventory() {
  local dir=$STATE/stage/inventory
  mkdir -p "$dir/group_vars"
  cat >"$dir/hosts.yml" <<END
all:
  hosts:
    appliance:
      ansible_connection: local
END
  cat >"$dir/group_vars/all.yml" <<END
veriline_demo: true
veriline_container: true
veriline_number: "$NUMBER"
veriline_address: $APP_ADDRESS
veriline_published_addresses: [${PUBLISH:-}]
veriline_names: [localhost, $(hostname), veriline]
veriline_trunk_peer: $CARRIER_ADDRESS
veriline_payload: /opt/veriline/payload
END
}

stage() {
  local file
  mkdir -p "$STATE/stage/payload"
  for file in "$REPO"/target/{veriline.war,payara-micro.jar} "$VOICE_ROOT".tar.zst "$VOICE_ROOT".manifest; do
    [ -e "$file" ] || continue
    case $file in
      "$VOICE_ROOT".*) ln -f "$file" "$STATE/stage/payload/voice-root.${file#"$VOICE_ROOT".}" 2>/dev/null || cp "$file" "$STATE/stage/payload/voice-root.${file#"$VOICE_ROOT".}" ;;
      *) put "$file" "$STATE/stage/payload" ;;
    esac
  done
  rm -rf "$STATE/stage/ansible.part"
  cp -r "$REPO/ansible" "$STATE/stage/ansible.part"
  rm -rf "$STATE/stage/ansible"
  mv "$STATE/stage/ansible.part" "$STATE/stage/ansible"
  write_inventory
}

# stage_key: names all that provisioning depends on.
stage_key() {
  (cd "$STATE/stage" && find . -type f -print0 | sort -z | xargs -0 sha256sum; cat "$STATE/root/base") | sha256sum | cut -c1-16
}
