import type { DeviceKey } from './DeviceKey';

/** A ticket and the device that it is bound to: neither lets anybody in alone. */
export interface BoundTicket {
  ticket: string;
  key: DeviceKey;
}
