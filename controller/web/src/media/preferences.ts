import * as v from 'valibot';
import { readStored, writeStored } from '../lib/storage';

const storageKey = 'conference.devices';

const DevicePreference = v.object({ wanted: v.boolean(), deviceId: v.nullable(v.string()) });

const Preferences = v.object({ camera: DevicePreference, microphone: DevicePreference });
export type DevicePreferences = v.InferOutput<typeof Preferences>;

const initial: DevicePreferences = {
  camera: { wanted: true, deviceId: null },
  microphone: { wanted: true, deviceId: null },
};

export function loadDevicePreferences(): DevicePreferences {
  return readStored(storageKey, Preferences) ?? initial;
}

export function saveDevicePreferences(preferences: DevicePreferences): void {
  writeStored(storageKey, preferences);
}
