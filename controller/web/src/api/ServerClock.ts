/** How the server's clock differs from this device's, so that "recording for 02:10" is right on a device whose clock is not. */
export class ServerClock {
  private offsetMs = 0;

  /** Takes a time the server has just written: an HTTP `Date` or an RFC 3339 timestamp. */
  observe(serverTime: string | null, localNow = Date.now()): void {
    const time = serverTime === null ? Number.NaN : Date.parse(serverTime);
    if (Number.isNaN(time)) return;
    const offset = time - localNow;
    // `Date` counts whole seconds: a smaller difference is noise, and would make counters jump.
    if (Math.abs(offset - this.offsetMs) > 1_500) this.offsetMs = offset;
  }

  now(localNow = Date.now()): number {
    return localNow + this.offsetMs;
  }
}
