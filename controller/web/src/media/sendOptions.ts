import type { types } from 'mediasoup-client';
import type { Source } from '../signal/schemas';
import {
  cameraEncodings,
  microphoneCodecOptions,
  screenAudioCodecOptions,
  screenEncodings,
  videoCodec,
} from './encodings';

export const sources: readonly Source[] = ['microphone', 'camera', 'screen', 'screenAudio'];

export function kindOf(source: Source): types.MediaKind {
  return source === 'camera' || source === 'screen' ? 'video' : 'audio';
}

/** How each source is encoded. */
export function sendOptions(source: Source, capabilities: types.RtpCapabilities): Partial<types.ProducerOptions> {
  const codec = videoCodec(capabilities);
  switch (source) {
    case 'microphone':
      return { codecOptions: microphoneCodecOptions };
    case 'screenAudio':
      return { codecOptions: screenAudioCodecOptions };
    case 'camera':
      return codec ? { encodings: cameraEncodings(codec), codec } : {};
    case 'screen':
      return { encodings: structuredClone(screenEncodings), ...(codec && { codec }) };
  }
}
