# Sourced by prepare: OpenStack Swift, whose S3 layer is the S3 server of tests and benchmarks. Its Debian packages are unpacked into the
# cache, not installed: installed, they would bring services. Swift itself is Debian 13's on any release, since Debian 12's ignores
# wrong checksums; what it needs is the machine's own, so that compiled modules fit the machine's Python.
SWIFT_VERSION=2.35.1
SWIFT_RELEASE=trixie
SWIFT_FOLDER=$CACHE/swift-$SWIFT_VERSION
SWIFT_PACKAGES="
python3              file:/usr/bin/python3  runs the S3 server that recordings are tested with
"

# An apt of its own in a folder: the machine's sources and those of Swift's release, which gives what is asked of it by name only.
private_apt() {
  mkdir -p "$1"/sources/ "$1"/lists/partial "$1"/cache/archives/partial "$1"/packages || return
  local file
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list; do
    [[ ! -e $file ]] || ln -s "$file" "$1/sources/" || return
  done
  cat >"$1/sources/conference-swift.sources" <<END || return
Types: deb
URIs: http://deb.debian.org/debian
Suites: $SWIFT_RELEASE
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  printf 'Package: *\nPin: release n=%s\nPin-Priority: 100\n' "$SWIFT_RELEASE" >"$1/preferences" || return
  cat >"$1/apt.conf" <<END
Dir::Etc::SourceParts "$1/sources";
Dir::Etc::Preferences "$1/preferences";
Dir::State::Lists "$1/lists";
Dir::Cache "$1/cache";
Debug::NoLocking "true";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
END
}

# unpack_swift FOLDER leaves Swift and what this machine lacks for it in FOLDER/root.
unpack_swift() {
  local package packages
  private_apt "$1" || return
  export APT_CONFIG=$1/apt.conf
  # A source that has nothing to do with this may fail; what matters is whether the packages are found.
  apt-get update || true
  packages=$(apt-get install --simulate "python3-swift/$SWIFT_RELEASE" | awk '/^Inst / && $2 != "python3-swift" { print $2 }') || return
  # shellcheck disable=SC2086  # one argument per package
  (cd "$1/packages" && apt-get download $packages "python3-swift/$SWIFT_RELEASE") || return
  for package in "$1"/packages/*.deb; do
    dpkg-deb -x "$package" "$1/root" || return
  done
  [[ -d $1/root/usr/lib/python3/dist-packages/swift ]]
}

get_swift() {
  local output
  install_missing "$SWIFT_PACKAGES"
  command -v apt-get >/dev/null ||
    die "The S3 server of the tests, OpenStack Swift, is unpacked from Debian's packages, and this system has no apt-get."
  echo "Fetching OpenStack Swift $SWIFT_VERSION into $SWIFT_FOLDER (the S3 server that recordings are tested with)" >&2
  mkdir -p "$CACHE"
  staging=$(mktemp -d "$CACHE/.swift.XXXXXX")
  trap 'rm -rf "$staging"' EXIT
  output=$(unpack_swift "$staging" 2>&1) || die "$output"$'\n'"Fetching OpenStack Swift failed; the output stands above."
  # Compiled once and here: whoever runs the tests need not be able to write to the cache.
  /usr/bin/python3 -m compileall -q "$staging/root/usr/lib/python3/dist-packages" >/dev/null || true
  mv -T "$staging/root" "$SWIFT_FOLDER"
}
