import { Store } from '../store/Store';
import { ask, Done, type Messenger } from './Messenger';

/** Those that the picker offers; the server takes others too. */
export const offeredReactions = ['👍', '👏', '❤️', '😂', '😮', '🎉'] as const;

const shownMs = 4_000;
export interface Reaction {
  id: number;
  participantId: string;
  reaction: string;
}

/** Raised hands and reactions: what one says without a word. */
export class Floor {
  /** Those of the last seconds, the newest last. */
  readonly reactions = new Store<readonly Reaction[]>([]);
  private readonly messenger: Messenger;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private nextId = 1;

  constructor(messenger: Messenger) {
    this.messenger = messenger;
  }

  async raiseHand(): Promise<void> {
    await ask(this.messenger, 'raiseHand', {}, Done);
  }

  async lowerHand(participantId: string): Promise<void> {
    await ask(this.messenger, 'lowerHand', { participantId }, Done);
  }

  async react(reaction: string): Promise<void> {
    await ask(this.messenger, 'react', { reaction }, Done);
  }

  reacted(participantId: string, reaction: string): void {
    const id = this.nextId++;
    this.reactions.update((shown) => [...shown, { id, participantId, reaction }]);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.reactions.update((shown) => shown.filter((one) => one.id !== id));
    }, shownMs);
    this.timers.add(timer);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.reactions.set([]);
  }
}
