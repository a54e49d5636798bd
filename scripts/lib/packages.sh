# Sourced by prepare: the Debian packages, each with the probe that tells whether it is missing and the
# reason for it. A probe is cmd:NAME (on PATH), lib:NAME (known to pkg-config) or file:PATH.
RUN_PACKAGES="
g++                  cmd:c++           compiles the media worker
cmake                cmd:cmake         builds the media worker
ninja-build          cmd:ninja         builds the media worker
pkg-config           cmd:pkg-config    finds the media worker's libraries
flatbuffers-compiler cmd:flatc         the media worker's messages
libflatbuffers-dev   lib:flatbuffers   the media worker's messages
libssl-dev           lib:openssl       the media worker's DTLS
libuv1-dev           lib:libuv         the media worker's event loop
libsrtp2-dev         lib:libsrtp2      the media worker's SRTP
libabsl-dev          lib:absl_strings  the media worker's bandwidth estimation
openssl              cmd:openssl       checks what is downloaded
curl                 cmd:curl          downloads a prebuilt media worker
ffmpeg               cmd:ffmpeg        records meetings
fonts-dejavu-core    file:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf  writes names into recordings
"
TEST_PACKAGES="
chromium             cmd:chromium      takes part in meetings in the end-to-end tests
shellcheck           cmd:shellcheck    checks the scripts
python3-aiortc       file:/usr/lib/python3/dist-packages/aiortc/__init__.py  publishes and plays by WHIP and WHEP
"
# Only fetches a newer Node, so it is needed only where Node is missing or too old.
NODE_PACKAGES="
npm                  cmd:npm           fetches Node, which builds the web client and runs mediasoup's own library
"

# Only where the registry's PostgreSQL does not come or does not run. Debian's also starts a server of its own.
POSTGRES_PACKAGES="
postgresql           cmd:postgres      keeps what meetings are and did
"

present() {
  case $1 in
    cmd:*) command -v "${1#cmd:}" >/dev/null ;;
    lib:*) pkg-config --exists "${1#lib:}" 2>/dev/null ;;
    file:*) [[ -e ${1#file:} ]] ;;
  esac
}

# install_missing TABLE says what is missing and why, and installs it; it does nothing when all is there.
install_missing() {
  local package probe reason output missing=() as_root=()
  while read -r package probe reason; do
    if [[ -n $package ]] && ! present "$probe"; then
      missing+=("$package")
      echo "Missing: $package ($reason)" >&2
    fi
  done <<<"$1"
  ((${#missing[@]} > 0)) || return 0

  local install=(apt-get install --yes --no-install-recommends "${missing[@]}")
  command -v apt-get >/dev/null || die "This system has no apt-get. Install what is named above, under the names that it has here."
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "Installing needs root, and there is no sudo. As root: ${install[*]}"
    as_root=(sudo)
  fi
  echo "Installing: ${as_root[*]} ${install[*]}" >&2
  # dpkg tells every file it unpacks, which only matters when something fails.
  output=$({ "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}"; } 2>&1) ||
    die "$output"$'\n'"Installing failed; its output stands above."
}
