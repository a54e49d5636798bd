# Sourced by build-worker: what the build needs, and the Debian package that each part comes from.

# check_toolchain ends with one message that names every missing package; it sets GENERATOR.
check_toolchain() {
  local missing=() pair
  command -v "${CXX:-c++}" >/dev/null || missing+=(g++)
  for pair in cmake:cmake flatc:flatbuffers-compiler pkg-config:pkg-config; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done

  GENERATOR=()
  if command -v ninja >/dev/null; then
    GENERATOR=(-G Ninja)
  elif ! command -v make >/dev/null; then
    missing+=(ninja-build)
  fi

  # Without pkg-config no library can be found, so each one is named then.
  for pair in openssl:libssl-dev libuv:libuv1-dev libsrtp2:libsrtp2-dev absl_strings:libabsl-dev flatbuffers:libflatbuffers-dev; do
    pkg-config --exists "${pair%%:*}" 2>/dev/null || missing+=("${pair##*:}")
  done

  ((${#missing[@]} == 0)) || die "Building mediasoup-worker needs Debian packages that are missing: apt-get install ${missing[*]}"
}
