# shellcheck shell=bash
# Root file systems, built once and kept in $CACHE as KIND-KEY, where KEY says what went into them.

suite_of() { case $1 in voice) echo sid ;; *) echo trixie ;; esac; }

# The machine's root holds what the roles install, so the list is theirs.
packages_of() {
  local lists=("$REPO/appliance/$1/packages")
  [ "$1" != base ] || lists+=("$REPO/ansible/roles/base/files/packages.txt")
  sed 's/#.*//' "${lists[@]}" | xargs -n1 | sort -u
}

root_key() {
  {
    suite_of "$1"
    packages_of "$1"
    cat "$REPO/appliance/lib/mmdebstrap" "$REPO/appliance/$1"/{start,finish} 2>/dev/null || true
  } | sha256sum | cut -c1-12
}

root_missing() { [ ! -d "$CACHE/$1-$(root_key "$1")" ]; }

# ready_to_build: what building a root needs of this machine and its network.
ready_to_build() {
  check_space "$CACHE" 6
  need_host_packages
  need_mirror
}

# need_root_of KIND: sets ROOT, building it when the cache has none for this recipe.
need_root_of() {
  ROOT=$CACHE/$1-$(root_key "$1")
  [ -d "$ROOT" ] || build_root "$1" "$ROOT" || fail "building the $1 root file system" "$(why_root_failed "$1")" \
    "see $LOGS/root-$1.log, then run the same command again: finished parts are kept"
}

why_root_failed() { grep -m1 -E '^E: |^Err:|is not available|No space left' "$LOGS/root-$1.log" || tail -1 "$LOGS/root-$1.log"; }

# build_root KIND DESTINATION: in a directory beside it, renamed when whole, so a kill at any moment leaves either
# nothing or something the next run removes. Appliances of other names wait for it and then use it.
build_root() {
  local kind=$1 dest=$2 part=$CACHE/.part-$1
  (
    flock --nonblock 8 || { say "Waiting for another command that builds the $kind root file system" && flock 8; }
    [ ! -d "$dest" ] || exit 0
    rm -rf --one-file-system "$part"
    apt_options >"$part.apt"
    long "Building the $kind root file system ($(suite_of "$kind"))" "$LOGS/root-$kind.log" \
      env PATH=/usr/sbin:/usr/bin:/sbin:/bin MIRROR="$MIRROR" SECURITY_MIRROR="$SECURITY_MIRROR" APT_OPTIONS="$part.apt" \
      setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child \
      "$REPO/appliance/lib/mmdebstrap" "$kind" "$(suite_of "$kind")" "$part" "$(packages_of "$kind" | paste -sd,)" || exit 1
    mv -T "$part" "$dest" || exit 1
    forget_old_roots "$kind" "$dest"
  ) 8>"$CACHE/.lock-$kind"
}

# Keeps a root that some appliance still stands on.
forget_old_roots() {
  local old
  for old in "$CACHE/$1"-????????????; do
    if [ ! -d "$old" ] || [ "$old" = "$2" ]; then continue; fi
    grep -qsxF "$old" /var/lib/veriline/*/{root/base,carrier/root,bare/base} && continue
    rm -rf --one-file-system "$old" "$old".tar.zst "$old".manifest
  done
}

# need_voice_root: sets VOICE_ROOT; beside it lie VOICE_ROOT.tar.zst and .manifest, which the role installs.
# Debian's sid may offer no usable Asterisk on a given day: then the last good root goes on serving.
need_voice_root() {
  local last
  VOICE_ROOT=$CACHE/voice-$(root_key voice)
  if [ ! -d "$VOICE_ROOT" ]; then
    if ! build_root voice "$VOICE_ROOT"; then
      last=$(find "$CACHE" -maxdepth 1 -name 'voice-????????????' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)
      [ -n "$last" ] || fail "building the voice root file system" "$(why_root_failed voice)" "see $LOGS/root-voice.log; sid is repaired within days as a rule"
      VOICE_ROOT=$last
      say "  sid offers no usable voice root now ($(why_root_failed voice)); using the last good one, $VOICE_ROOT"
    fi
  fi
  [ -e "$VOICE_ROOT.manifest" ] || (
    flock 8
    [ -e "$VOICE_ROOT.manifest" ] || long "Packing the voice root" "$LOGS/root-voice.log" pack_voice_root
  ) 8>"$CACHE/.lock-voice"
}

pack_voice_root() {
  tar --sort=name --numeric-owner --one-file-system -C "$VOICE_ROOT" -cf - . | zstd -q -3 -T0 -f -o "$VOICE_ROOT.tar.zst.part"
  mv "$VOICE_ROOT.tar.zst.part" "$VOICE_ROOT.tar.zst"
  {
    echo "sha256 $(sha256sum "$VOICE_ROOT.tar.zst" | cut -d' ' -f1)"
    chroot "$VOICE_ROOT" dpkg-query -W -f 'package ${Package} ${Version}\n'
  } >"$VOICE_ROOT.manifest.part"
  mv "$VOICE_ROOT.manifest.part" "$VOICE_ROOT.manifest"
}
