/** Undefined on pages that are not secure: there browsers leave `navigator.mediaDevices` out, whatever its type says. */
export function mediaDevices(): MediaDevices | undefined {
  return 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
}
