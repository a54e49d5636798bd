# Sourced by the scripts of this folder: the pinned version, where things lie, how errors are told.
NATIVE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$NATIVE/version.env"

CACHE=${CONFERENCE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/conference}
VERSION_CACHE=$CACHE/mediasoup-$MEDIASOUP_VERSION
SOURCES=$VERSION_CACHE/package

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need COMMAND… ends with one message that names every missing command.
need() {
  local command missing=()
  for command in "$@"; do
    command -v "$command" >/dev/null || missing+=("$command")
  done
  ((${#missing[@]} == 0)) || die "Missing on PATH: ${missing[*]}. ./scripts/run installs what is missing."
}

# The folder of the worker that this recipe gives on this machine. A worker holds the system's libraries, so
# their versions are part of the key: after a security update the worker is built anew.
worker_folder() {
  local system key
  system=$(uname -sm) || return
  [[ ! -r /etc/os-release ]] || system+=$(. /etc/os-release && echo " ${ID-} ${VERSION_ID-}")
  ! command -v dpkg-query >/dev/null || system+=$(dpkg-query -W libssl-dev libuv1-dev libabsl-dev libflatbuffers-dev 2>/dev/null || true)
  key=$(cd "$NATIVE" && { echo "$system" && cat version.env prebuilt.sha256 CMakeLists.txt adapter/*.h adapter/*/*.h; } | openssl sha256 -r)
  echo "$VERSION_CACHE/${key:0:16}"
}
