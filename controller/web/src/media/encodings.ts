import type { types } from 'mediasoup-client';

/** Simulcast, smallest first: thumbnails, tiles, and the full 720p picture. */
export const cameraEncodings: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 1_200_000 },
];

/** One layer: a smaller one could not be read, and a screen that stands still costs next to nothing. */
export const screenEncodings: types.RtpEncodingParameters[] = [{ maxBitrate: 2_500_000, maxFramerate: 15 }];

export const microphoneCodecOptions: types.ProducerCodecOptions = { opusStereo: false, opusDtx: true, opusFec: true };

/** Music and films, not a voice. */
export const screenAudioCodecOptions: types.ProducerCodecOptions = {
  opusStereo: true,
  opusDtx: false,
  opusMaxAverageBitrate: 128_000,
};

const layerHeights = [180, 360, 720] as const;

/** How far a picture may be enlarged before the next larger layer is worth its bandwidth. */
const tolerance = 1.35;

/** The smallest simulcast layer that still looks sharp on a tile of this height in device pixels. */
export function spatialLayerFor(heightInPixels: number): number {
  const layer = layerHeights.findIndex((height) => height * tolerance >= heightInPixels);
  return layer === -1 ? layerHeights.length - 1 : layer;
}

/** VP8, which every browser sends in simulcast; nothing leaves the choice to the router's order. */
export function videoCodec(capabilities: types.RtpCapabilities): { codec?: types.RtpCodecCapability } {
  const codec = capabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
  return codec ? { codec } : {};
}
