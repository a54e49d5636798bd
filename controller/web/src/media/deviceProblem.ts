export type DeviceKind = 'camera' | 'microphone';

/** Why a camera or microphone is not there. */
export type DeviceProblem =
  /** The person, or a policy of the browser, said no. */
  | 'denied'
  /** The operating system keeps the browser out. */
  | 'blocked-by-system'
  /** No such device is plugged in. */
  | 'missing'
  /** Another program holds the device, or its driver fails. */
  | 'in-use'
  /** It worked, and then it was unplugged. */
  | 'unplugged'
  /** Browsers hand out devices to https:// and localhost only. */
  | 'insecure'
  | 'unknown';

/** Reads what `getUserMedia` throws (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
export function toDeviceProblem(error: unknown): DeviceProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium tells the two apart only in the text.
      return error instanceof Error && /system/i.test(error.message) ? 'blocked-by-system' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'unknown';
  }
}

export interface DeviceHelp {
  title: string;
  text: string;
}

export function explainDeviceProblem(kind: DeviceKind, problem: DeviceProblem): DeviceHelp {
  const the = kind === 'camera' ? 'The camera' : 'The microphone';
  switch (problem) {
    case 'denied':
      return {
        title: `${the} is blocked for this page`,
        text: 'Allow it in the browser: the icon left of the address opens the permissions of this page. It starts by itself then.',
      };
    case 'blocked-by-system':
      return {
        title: `${the} is blocked by your system`,
        text: `Allow the browser to use the ${kind} in the privacy settings of your system, then try again.`,
      };
    case 'missing':
      return {
        title: `No ${kind} was found`,
        text: 'Plug one in: it appears here by itself. You can also join without it.',
      };
    case 'in-use':
      return {
        title: `${the} is in use by another program`,
        text: 'Close the program that uses it, then try again. You can also choose another device.',
      };
    case 'unplugged':
      return { title: `${the} was unplugged`, text: 'Plug it in again, or choose another device.' };
    case 'insecure':
      return {
        title: 'This address is not secure',
        text: 'Browsers give camera and microphone only to pages opened with https:// (or on localhost). Open the same page with https://.',
      };
    case 'unknown':
      return { title: `${the} does not start`, text: 'Try again, or choose another device.' };
  }
}
