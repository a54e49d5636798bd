import type { BoundTicket } from './BoundTicket';
import { DeviceKey, type DeviceKeyPair } from './DeviceKey';

/** The part of a BroadcastChannel that is used: every tab of this browser at this server hears what one says. */
export interface TabChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

interface Loan {
  ticket: string;
  pair: DeviceKeyPair;
}

type Message = { ask: string; answerTo: string } | { loan: Loan; to: string };

/** A tab that has a ticket answers at once; longer than this nobody waits for one that has not. */
const answerMs = 250;

/**
 * The tickets of this tab, by meeting, in memory alone. A page in another tab, such as the recordings that somebody opens
 * from their meeting, borrows them for as long as this tab is open; the private key goes along and still cannot be exported.
 */
export class TicketKeeper {
  private readonly tickets = new Map<string, BoundTicket>();
  private readonly open: () => TabChannel;
  private lending: TabChannel | undefined;

  constructor(open: () => TabChannel) {
    this.open = open;
  }

  keep(meeting: string, ticket: BoundTicket): void {
    this.tickets.set(meeting, ticket);
    if (this.lending) return;
    const channel = this.open();
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      const asked = 'ask' in data ? this.tickets.get(data.ask) : undefined;
      if (!asked || !('ask' in data)) return;
      channel.postMessage({
        loan: { ticket: asked.ticket, pair: asked.key.pair },
        to: data.answerTo,
      } satisfies Message);
    };
    this.lending = channel;
  }

  /** This tab's own ticket for a meeting, else one of another tab; undefined when there is none. */
  async find(meeting: string): Promise<BoundTicket | undefined> {
    return this.tickets.get(meeting) ?? (await this.borrow(meeting));
  }

  private borrow(meeting: string): Promise<BoundTicket | undefined> {
    const channel = this.open();
    const answerTo = crypto.randomUUID();
    return new Promise((resolve) => {
      const done = (ticket?: BoundTicket) => {
        clearTimeout(timer);
        channel.close();
        resolve(ticket);
      };
      const timer = setTimeout(done, answerMs);
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (!('loan' in data) || data.to !== answerTo) return;
        done({ ticket: data.loan.ticket, key: DeviceKey.of(data.loan.pair) });
      };
      channel.postMessage({ ask: meeting, answerTo } satisfies Message);
    });
  }
}
