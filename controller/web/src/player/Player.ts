import { report } from '../lib/report';
import { Store, type ReadableStore } from '../store/Store';

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export interface PlayerState {
  /** Seconds. */
  time: number;
  /** Seconds; that of the recording until the file has told its own. */
  duration: number;
  /** Up to where the browser has the file, from the present time on. */
  buffered: number;
  playing: boolean;
  /** Whether it would play if it had the data. */
  waiting: boolean;
  ended: boolean;
  speed: number;
  volume: number;
  muted: boolean;
  /** Why the file cannot be played; null while it can. */
  problem: string | null;
}

/** The part of a video element that a player drives. */
export type Media = Pick<
  HTMLVideoElement,
  | 'currentTime'
  | 'duration'
  | 'paused'
  | 'ended'
  | 'playbackRate'
  | 'volume'
  | 'muted'
  | 'readyState'
  | 'error'
  | 'buffered'
  | 'play'
  | 'pause'
  | 'addEventListener'
  | 'removeEventListener'
>;

const events = [
  ...['timeupdate', 'seeking', 'seeked', 'durationchange', 'progress', 'play', 'pause', 'ended', 'waiting', 'playing'],
  ...['canplay', 'ratechange', 'volumechange', 'error', 'loadedmetadata'],
];
/** `readyState` from which on there is something to show. */
const futureData = 3;

/** What is played, as a state that others look at, and what one can do with it. Plain: it needs no React. */
export class Player {
  private readonly store: Store<PlayerState>;
  private media: Media | undefined;
  /** Where to begin, once the file's beginning is there. */
  private wanted: number | undefined;

  constructor(duration: number, startAt?: number) {
    this.wanted = startAt;
    this.store = new Store<PlayerState>({
      time: startAt ?? 0,
      duration,
      buffered: 0,
      playing: false,
      waiting: false,
      ended: false,
      speed: 1,
      volume: 1,
      muted: false,
      problem: null,
    });
  }

  get state(): ReadableStore<PlayerState> {
    return this.store;
  }

  /** Drives an element until it is told to stop. */
  attach(media: Media): () => void {
    const told = () => this.read(media);
    this.media = media;
    for (const event of events) media.addEventListener(event, told);
    told();
    return () => {
      for (const event of events) media.removeEventListener(event, told);
      if (this.media === media) this.media = undefined;
    };
  }

  toggle(): void {
    if (this.media?.paused === true) this.play();
    else this.media?.pause();
  }

  play(): void {
    this.media?.play().catch((error: unknown) => report('The browser does not play.', error));
  }

  pause(): void {
    this.media?.pause();
  }

  seekTo(time: number): void {
    const within = Math.min(Math.max(0, time), this.store.get().duration);
    this.store.patch({ time: within });
    if (this.media && this.media.readyState > 0) this.media.currentTime = within;
    else this.wanted = within;
  }

  seekBy(seconds: number): void {
    this.seekTo(this.store.get().time + seconds);
  }

  setSpeed(speed: number): void {
    if (this.media) this.media.playbackRate = speed;
  }

  /** The next of the speeds in one direction. */
  changeSpeed(direction: 1 | -1): void {
    const now = this.store.get().speed;
    const next = direction > 0 ? speeds.find((speed) => speed > now) : speeds.findLast((speed) => speed < now);
    if (next !== undefined) this.setSpeed(next);
  }

  setVolume(volume: number): void {
    if (!this.media) return;
    this.media.volume = Math.min(1, Math.max(0, volume));
    this.media.muted = this.media.volume === 0;
  }

  setMuted(muted: boolean): void {
    if (!this.media) return;
    this.media.muted = muted;
    // Unmuting what was turned down to nothing must be heard.
    if (!muted && this.media.volume === 0) this.media.volume = 0.5;
  }

  private read(media: Media): void {
    if (this.wanted !== undefined && media.readyState > 0) {
      const wanted = this.wanted;
      this.wanted = undefined;
      media.currentTime = wanted;
    }
    const known = Number.isFinite(media.duration) && media.duration > 0;
    this.store.patch({
      time: this.wanted ?? media.currentTime,
      ...(known && { duration: media.duration }),
      buffered: bufferedFrom(media),
      playing: !media.paused && !media.ended,
      waiting: !media.paused && media.readyState < futureData,
      ended: media.ended,
      speed: media.playbackRate,
      volume: media.volume,
      muted: media.muted,
      problem: media.error === null ? null : media.error.message || 'The file cannot be played.',
    });
  }
}

function bufferedFrom({ buffered, currentTime }: Media): number {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) <= currentTime + 0.1 && currentTime <= buffered.end(index)) return buffered.end(index);
  }
  return currentTime;
}
