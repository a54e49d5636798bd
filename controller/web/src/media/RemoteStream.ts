import type { Producer, Source } from '../signal/schemas';

/** One producer of somebody else, as the page shows it. Replaced whole at each change, so that equal means unchanged. */
export interface RemoteStream {
  readonly producerId: string;
  readonly participantId: string;
  readonly kind: Producer['kind'];
  readonly source: Source;
  /** Paused by the sender: a muted microphone. */
  readonly paused: boolean;
  /** Null until this client consumes it. */
  readonly track: MediaStreamTrack | null;
  /** False when the network carries no layer of it at the moment. */
  readonly flowing: boolean;
  /** 0 to 10, for the way from the server to here and from the sender to the server; null before the first report. */
  readonly score: number | null;
  readonly producerScore: number | null;
}

/** What each participant sends, by participant and source. */
export type RemoteMedia = ReadonlyMap<string, ReadonlyMap<Source, RemoteStream>>;

export function toRemoteStream(producer: Producer): RemoteStream {
  return { ...producer, track: null, flowing: true, score: null, producerScore: null };
}

export function groupByParticipant(streams: Iterable<RemoteStream>): RemoteMedia {
  const media = new Map<string, Map<Source, RemoteStream>>();
  for (const stream of streams) {
    const own = media.get(stream.participantId) ?? new Map<Source, RemoteStream>();
    media.set(stream.participantId, own.set(stream.source, stream));
  }
  return media;
}
