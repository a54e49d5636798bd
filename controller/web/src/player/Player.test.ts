import { beforeEach, describe, expect, it } from 'vitest';
import { Player } from './Player';

/** An element as far as the player knows one: it does what it is told and tells of it. */
class FakeMedia extends EventTarget {
  currentTime = 0;
  duration = Number.NaN;
  paused = true;
  ended = false;
  playbackRate = 1;
  volume = 1;
  muted = false;
  readyState = 0;
  error: MediaError | null = null;
  ranges: [number, number][] = [];

  get buffered(): TimeRanges {
    return {
      length: this.ranges.length,
      start: (index: number) => this.ranges[index]?.[0] ?? 0,
      end: (index: number) => this.ranges[index]?.[1] ?? 0,
    };
  }

  play(): Promise<void> {
    this.paused = false;
    this.tell('play');
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
    this.tell('pause');
  }

  load(duration: number): void {
    this.duration = duration;
    this.readyState = 4;
    this.tell('loadedmetadata');
  }

  tell(event: string): void {
    this.dispatchEvent(new Event(event));
  }
}

describe('The player', () => {
  let media: FakeMedia;
  let player: Player;
  const state = () => player.state.get();

  beforeEach(() => {
    media = new FakeMedia();
    player = new Player(60);
    player.attach(media);
  });

  it('knows how long the recording is before the file has told', () => {
    expect(state().duration).toBe(60);
    media.load(61.2);
    expect(state().duration).toBe(61.2);
  });

  it('begins where it was asked to, once the file can be sought', () => {
    player = new Player(60, 42);
    player.attach(media);
    expect(state().time).toBe(42);
    expect(media.currentTime).toBe(0);
    media.load(60);
    expect(media.currentTime).toBe(42);
  });

  it('seeks within the recording, by tenths and by seconds', () => {
    media.load(60);
    player.seekTo(99);
    expect(media.currentTime).toBe(60);
    player.seekBy(-70);
    expect(media.currentTime).toBe(0);
    player.seekTo(6);
    media.tell('seeking');
    player.seekBy(10);
    expect(media.currentTime).toBe(16);
  });

  it('goes through the speeds and stays at their ends', () => {
    const next = (direction: 1 | -1) => {
      player.changeSpeed(direction);
      media.tell('ratechange');
      return media.playbackRate;
    };
    expect([next(1), next(1), next(1), next(1), next(1)]).toEqual([1.25, 1.5, 1.75, 2, 2]);
    for (let times = 0; times < 9; times++) next(-1);
    expect(media.playbackRate).toBe(0.5);
  });

  it('is heard when it is unmuted', () => {
    player.setVolume(-1);
    expect([media.volume, media.muted]).toEqual([0, true]);
    player.setMuted(false);
    expect([media.volume, media.muted]).toEqual([0.5, false]);
  });

  it('tells play from pause, and waiting from both', () => {
    player.toggle();
    expect(state()).toMatchObject({ playing: true, waiting: true });
    media.load(60);
    expect(state()).toMatchObject({ playing: true, waiting: false });
    player.toggle();
    expect(state().playing).toBe(false);
  });

  it('shows how far the file has come from where it plays', () => {
    media.load(60);
    media.ranges = [
      [0, 5],
      [20, 30],
    ];
    media.currentTime = 22;
    media.tell('progress');
    expect(state().buffered).toBe(30);
    media.currentTime = 10;
    media.tell('progress');
    expect(state().buffered).toBe(10);
  });

  it('hears nothing more of an element that was taken away', () => {
    const other = new FakeMedia();
    const detach = player.attach(other);
    detach();
    other.load(5);
    expect(state().duration).toBe(60);
  });
});
