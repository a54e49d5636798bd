import type { types } from 'mediasoup-client';

/** Simulcast, smallest first: thumbnails, tiles, and the full 720p picture. */
export const cameraEncodings: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 1_200_000 },
];

export const microphoneCodecOptions: types.ProducerCodecOptions = { opusStereo: false, opusDtx: true, opusFec: true };

const layerHeights = [180, 360, 720] as const;

/** How far a picture may be enlarged before the next larger layer is worth its bandwidth. */
const tolerance = 1.35;

/** The smallest simulcast layer that still looks sharp on a tile of this height in device pixels. */
export function spatialLayerFor(heightInPixels: number): number {
  const layer = layerHeights.findIndex((height) => height * tolerance >= heightInPixels);
  return layer === -1 ? layerHeights.length - 1 : layer;
}

/** VP8, which every browser sends in simulcast; undefined leaves the choice to the router's order. */
export function cameraCodec(capabilities: types.RtpCapabilities): types.RtpCodecCapability | undefined {
  return capabilities.codecs?.find((codec) => codec.mimeType.toLowerCase() === 'video/vp8');
}
