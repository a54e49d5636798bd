import { report } from '../lib/report';
import { Store } from '../store/Store';

/** Plays the others' sound: one element for each stream, outside of the page's layout. */
export class AudioOutput {
  /** The browser waits for a click before it lets this page be heard. */
  readonly blocked = new Store(false);
  private readonly elements = new Map<string, HTMLAudioElement>();

  play(id: string, track: MediaStreamTrack): void {
    this.stop(id);
    const element = new Audio();
    element.srcObject = new MediaStream([track]);
    element.hidden = true;
    document.body.append(element);
    this.elements.set(id, element);
    void this.start(element);
  }

  stop(id: string): void {
    const element = this.elements.get(id);
    if (!element) return;
    this.elements.delete(id);
    element.pause();
    element.srcObject = null;
    element.remove();
  }

  /** To be called from a click. */
  async unblock(): Promise<void> {
    this.blocked.set(false);
    await Promise.all([...this.elements.values()].map((element) => this.start(element)));
  }

  close(): void {
    for (const id of [...this.elements.keys()]) this.stop(id);
    this.blocked.set(false);
  }

  private async start(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.blocked.set(true);
      // AbortError: the stream ended before it began to play.
      else if (!(error instanceof DOMException && error.name === 'AbortError')) report('A sound does not play.', error);
    }
  }
}
