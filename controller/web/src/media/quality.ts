import type { RemoteMedia, RemoteStream } from './RemoteStream';

export type Quality = 'unknown' | 'good' | 'fair' | 'poor';

/** mediasoup scores a stream from 0 to 10 by its losses; 0 also means that nothing has been measured yet. */
export function qualityOf(score: number | null): Quality {
  if (score === null || score === 0) return 'unknown';
  if (score >= 8) return 'good';
  return score >= 5 ? 'fair' : 'poor';
}

/** How a person's picture arrives here: the worse of their way up and our way down. */
export function streamQuality(stream: RemoteStream | undefined): Quality {
  if (!stream || stream.paused || stream.score === null) return 'unknown';
  return qualityOf(Math.min(stream.score, stream.producerScore ?? stream.score));
}

/**
 * How good our own way down is: at least half of the pictures must arrive badly although they left their senders well;
 * otherwise it is the senders who have a problem.
 */
export function ownQuality(media: RemoteMedia): Quality {
  const measured: Quality[] = [];
  for (const streams of media.values()) {
    const camera = streams.get('camera');
    if (!camera || camera.paused || (camera.producerScore ?? 0) < 7) continue;
    const quality = qualityOf(camera.score);
    if (quality !== 'unknown') measured.push(quality);
  }
  if (measured.length === 0) return 'unknown';
  const badly = (limit: readonly Quality[]) => measured.filter((quality) => limit.includes(quality)).length * 2;
  if (badly(['poor']) >= measured.length) return 'poor';
  return badly(['poor', 'fair']) >= measured.length ? 'fair' : 'good';
}
