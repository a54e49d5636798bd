import type { types } from 'mediasoup-client';

/** Simulcast, smallest first: thumbnails, tiles, and the full 720p picture. */
const simulcast: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 1_200_000 },
];

/**
 * One stream: of VP9 and AV1 the worker takes no simulcast. VP9 has the same pictures as layers, AV1 one picture at three rates:
 * the worker does not forward the dependency descriptor, without which Chromium does not decode AV1 in spatial layers.
 */
const scalabilityModes = new Map([
  ['video/vp9', 'L3T3_KEY'],
  ['video/av1', 'L1T3'],
]);

export function cameraEncodings({
  mimeType,
}: Pick<types.RtpCodecCapability, 'mimeType'>): types.RtpEncodingParameters[] {
  const scalabilityMode = scalabilityModes.get(mimeType.toLowerCase());
  return scalabilityMode ? [{ scalabilityMode, maxBitrate: 1_200_000 }] : structuredClone(simulcast);
}

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

/** The smallest layer that still looks sharp on a tile of this height in device pixels. */
export function spatialLayerFor(heightInPixels: number): number {
  const layer = layerHeights.findIndex((height) => height * tolerance >= heightInPixels);
  return layer === -1 ? layerHeights.length - 1 : layer;
}

/** VP8, which every browser sends in simulcast; without it the first that the router and this browser have in common. */
export function videoCodec({ codecs = [] }: types.RtpCapabilities): types.RtpCodecCapability | undefined {
  const videos = codecs.filter(({ kind, mimeType }) => kind === 'video' && !/\/rtx$/i.test(mimeType));
  return videos.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8') ?? videos[0];
}
