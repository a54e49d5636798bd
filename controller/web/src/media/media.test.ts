import { describe, expect, it } from 'vitest';
import { toDeviceProblem } from './deviceProblem';
import { spatialLayerFor } from './encodings';
import { levelOf } from './LevelMeter';
import { ownQuality, streamQuality } from './quality';
import { groupByParticipant, toRemoteStream, type RemoteStream } from './RemoteStream';
import { sendOptions } from './sendOptions';
import { speakingNow } from './speaking';

describe('The layer of a tile', () => {
  it.each([
    [90, 0],
    [180, 0],
    [243, 0],
    [244, 1],
    [480, 1],
    [500, 2],
    [2_160, 2],
  ])('%i pixels tall is %i', (height, layer) => expect(spatialLayerFor(height)).toBe(layer));
});

describe('What a camera sends', () => {
  const capabilities = (...names: string[]) => ({
    codecs: ['audio/opus', ...names].map((mimeType, index) => ({
      kind: mimeType.startsWith('audio') ? ('audio' as const) : ('video' as const),
      mimeType,
      clockRate: 90_000,
      preferredPayloadType: 96 + index,
    })),
  });
  const camera = (...names: string[]) => sendOptions('camera', capabilities(...names));

  it('is VP8 in simulcast wherever the router has it', () => {
    const { codec, encodings } = camera('video/H264', 'video/rtx', 'video/VP8');
    expect(codec?.mimeType).toBe('video/VP8');
    expect(encodings).toHaveLength(3);
    expect(encodings?.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([4, 2, 1]);
  });

  it('is H.264 in simulcast where that comes first and VP8 is not taken', () => {
    expect(camera('video/rtx', 'video/H264', 'video/VP9')).toMatchObject({
      codec: { mimeType: 'video/H264' },
      encodings: [{}, {}, {}],
    });
  });

  it.each([
    ['video/VP9', 'L3T3_KEY'],
    ['video/AV1', 'L1T3'],
  ])('is one stream in layers for %s (%s), of which the worker takes no simulcast', (name, scalabilityMode) => {
    expect(camera(name, 'video/H264')).toMatchObject({
      codec: { mimeType: name },
      encodings: [{ scalabilityMode }],
    });
    expect(camera(name).encodings).toHaveLength(1);
    expect(sendOptions('screen', capabilities(name)).encodings).toEqual([{ maxBitrate: 2_500_000, maxFramerate: 15 }]);
  });

  it('is changed by nobody who gets it', () => {
    expect(camera('video/VP8').encodings).not.toBe(camera('video/VP8').encodings);
  });
});

describe('The level of a microphone', () => {
  it('is nothing for silence and full for a loud tone', () => {
    expect(levelOf(new Float32Array(512))).toBe(0);
    expect(levelOf(Float32Array.from({ length: 512 }, (_, index) => Math.sin(index)))).toBe(1);
  });

  it('follows the ear: ten times quieter is 20 dB less', () => {
    const tone = (amplitude: number) => Float32Array.from({ length: 4_096 }, (_, index) => amplitude * Math.sin(index));
    expect(levelOf(tone(0.1)) - levelOf(tone(0.01))).toBeCloseTo(20 / 50, 2);
  });
});

describe('Who is speaking', () => {
  it('are those loud enough for a voice', () => {
    const volumes = [
      { participantId: 'ada', volume: -20 },
      { participantId: 'bob', volume: -80 },
    ];
    expect([...speakingNow(volumes, new Set())]).toEqual(['ada']);
  });

  it('is the same set while nothing changes', () => {
    const before = new Set(['ada']);
    expect(speakingNow([{ participantId: 'ada', volume: -30 }], before)).toBe(before);
    expect(speakingNow([], before)).not.toBe(before);
  });
});

describe('Device problems', () => {
  it.each([
    [new DOMException('Permission denied', 'NotAllowedError'), 'denied'],
    [new DOMException('Permission denied by system', 'NotAllowedError'), 'blocked-by-system'],
    [new DOMException('', 'NotFoundError'), 'missing'],
    [new DOMException('', 'OverconstrainedError'), 'missing'],
    [new DOMException('', 'NotReadableError'), 'in-use'],
    [new DOMException('', 'AbortError'), 'in-use'],
    [new TypeError('x'), 'unknown'],
    ['x', 'unknown'],
  ])('%s are %s', (error, problem) => expect(toDeviceProblem(error)).toBe(problem));
});

describe('The quality of a connection', () => {
  const camera = (participantId: string, score: number | null, producerScore: number | null): RemoteStream => ({
    ...toRemoteStream({ producerId: participantId, participantId, kind: 'video', source: 'camera', paused: false }),
    score,
    producerScore,
  });
  const own = (...streams: RemoteStream[]) => ownQuality(groupByParticipant(streams));

  it('of a picture is the worse of both ways', () => {
    expect(streamQuality(camera('a', 10, 10))).toBe('good');
    expect(streamQuality(camera('a', 10, 3))).toBe('poor');
    expect(streamQuality(camera('a', 6, 10))).toBe('fair');
    expect(streamQuality(camera('a', null, null))).toBe('unknown');
    expect(streamQuality(undefined)).toBe('unknown');
  });

  it('is our own problem when most good pictures arrive badly', () => {
    expect(own(camera('a', 3, 10), camera('b', 2, 9), camera('c', 10, 10))).toBe('poor');
    expect(own(camera('a', 10, 10), camera('b', 3, 10), camera('c', 10, 10))).toBe('good');
  });

  it('is not our problem when a sender has one', () => {
    expect(own(camera('a', 10, 10), camera('b', 2, 2), camera('c', 2, 3))).toBe('good');
    expect(own()).toBe('unknown');
  });
});

describe('Streams', () => {
  it('are found by participant and source', () => {
    const microphone = {
      producerId: 'm',
      participantId: 'ada',
      kind: 'audio',
      source: 'microphone',
      paused: true,
    } as const;
    const video = { producerId: 'v', participantId: 'ada', kind: 'video', source: 'camera', paused: false } as const;
    const media = groupByParticipant([toRemoteStream(microphone), toRemoteStream(video)]);
    expect(media.get('ada')?.get('microphone')?.paused).toBe(true);
    expect(media.get('ada')?.get('camera')?.producerId).toBe('v');
    expect(media.get('bob')).toBeUndefined();
  });
});
