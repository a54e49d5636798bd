# Sourced by build-worker: upstream's prebuilt worker, where its digest is recorded.

prebuilt_archive() {
  local machine
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) return 1 ;;
  esac
  echo "mediasoup-worker-$MEDIASOUP_VERSION-linux-$machine-kernel$(uname -r | cut -d. -f1).tgz"
}

# download_prebuilt FOLDER puts the worker into FOLDER; it fails when none is recorded or none arrives.
# A digest that differs is no reason to build instead: it ends the run.
download_prebuilt() {
  local archive recorded digest base=${MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL:-https://github.com/versatica/mediasoup/releases/download}
  archive=$(prebuilt_archive) || return 1
  recorded=$(awk -v archive="$archive" '$2 == archive { print $1 }' "$NATIVE/prebuilt.sha256")
  [[ -n $recorded ]] || return 1
  need curl tar
  if ! curl -fsSL --retry 2 -o "$1/$archive" "$base/$MEDIASOUP_VERSION/$archive"; then
    echo "Could not download $base/$MEDIASOUP_VERSION/$archive; building the worker instead." >&2
    return 1
  fi
  digest=$(openssl sha256 -r "$1/$archive")
  [[ ${digest%% *} == "$recorded" ]] ||
    die "$archive has sha256 ${digest%% *}, but native/prebuilt.sha256 records $recorded."
  tar -xzf "$1/$archive" -C "$1" --no-same-owner mediasoup-worker || die "$archive holds no mediasoup-worker."
  rm "$1/$archive"
}
