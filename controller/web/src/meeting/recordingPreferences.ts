import { RecordingSettings } from '../api/recordingSchemas';
import { readStored, writeStored } from '../lib/storage';

const storageKey = 'conference.recording';

const initial: RecordingSettings = {
  layout: 'presentation',
  resolution: '720p',
  frameRate: 25,
  tracks: false,
  hls: false,
  chat: true,
};

/** What this browser's last recording was to become. */
export function loadRecordingPreferences(): RecordingSettings {
  return readStored(storageKey, RecordingSettings) ?? initial;
}

export function saveRecordingPreferences(settings: RecordingSettings): void {
  writeStored(storageKey, settings);
}
