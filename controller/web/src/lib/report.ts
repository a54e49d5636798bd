/** The one place where the client writes to the console: for what is wrong but has no meaning for the person in the meeting. */
export function report(what: string, cause?: unknown): void {
  // eslint-disable-next-line no-console -- see above
  console.warn(`[conference] ${what}`, ...(cause === undefined ? [] : [cause]));
}
