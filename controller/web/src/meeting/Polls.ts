import { ask, Done, type Messenger } from './Messenger';

export interface NewPoll {
  question: string;
  options: string[];
  multiple: boolean;
  anonymous: boolean;
}

/** Questions to everybody. What comes of them is told by events, to whoever asked too. */
export class Polls {
  private readonly messenger: Messenger;

  constructor(messenger: Messenger) {
    this.messenger = messenger;
  }

  async create(poll: NewPoll): Promise<boolean> {
    return (await ask(this.messenger, 'createPoll', poll, Done)) !== undefined;
  }

  /** No options take the vote back. */
  async vote(pollId: string, options: readonly number[]): Promise<void> {
    await ask(this.messenger, 'vote', { pollId, options }, Done);
  }

  async close(pollId: string): Promise<void> {
    await ask(this.messenger, 'closePoll', { pollId }, Done);
  }
}
