import { Store } from '../store/Store';

export interface LocalScreenState {
  status: 'off' | 'starting' | 'on';
  video: MediaStreamTrack | null;
  /** The sound of a tab or of the system, where the browser gives it and the person allows it. */
  audio: MediaStreamTrack | null;
}

const off: LocalScreenState = { status: 'off', video: null, audio: null };

/** Text must be sharp more than movement smooth. */
const constraints: DisplayMediaStreamOptions = {
  video: { frameRate: { ideal: 15, max: 30 } },
  audio: true,
};

/** A window, a tab or the whole screen, for as long as the person shows it. */
export class LocalScreen {
  readonly store = new Store<LocalScreenState>(off);

  /** Phones have none. */
  static get isSupported(): boolean {
    return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
  }

  /** To be called from a click. A person who closes the browser's dialog has changed their mind: that is no error. */
  async start(): Promise<void> {
    if (this.store.get().status !== 'off') return;
    this.store.set({ ...off, status: 'starting' });
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(constraints);
      const [video] = stream.getVideoTracks();
      if (!video) throw new DOMException('The stream has no picture.', 'NotFoundError');
      video.contentHint = 'detail';
      // The browser has a button of its own for stopping.
      video.onended = () => this.stop();
      this.store.set({ status: 'on', video, audio: stream.getAudioTracks()[0] ?? null });
    } catch (error) {
      this.store.set(off);
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) throw error;
    }
  }

  stop(): void {
    const { video, audio } = this.store.get();
    for (const track of [video, audio]) {
      if (!track) continue;
      track.onended = null;
      track.stop();
    }
    this.store.set(off);
  }
}
