import { backoffDelay } from '../rpc/backoff';

const retry = { minMs: 300, maxMs: 5_000 };

/**
 * Brings what is into line with what is wanted, one pass at a time. A request during a pass causes one more pass after it;
 * a failed pass is tried again after a growing delay, unless the handler says that somebody else will ask.
 */
export class ReconcileLoop {
  private readonly pass: () => Promise<void>;
  private readonly failed: (error: unknown) => 'retry' | 'wait';
  private running = false;
  private wanted = false;
  private closed = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pass: () => Promise<void>, failed: (error: unknown) => 'retry' | 'wait') {
    this.pass = pass;
    this.failed = failed;
  }

  request(): void {
    this.wanted = true;
    if (!this.running && !this.closed) void this.run();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.running = true;
    clearTimeout(this.timer);
    while (this.isWanted()) {
      this.wanted = false;
      try {
        await this.pass();
        this.failures = 0;
      } catch (error) {
        if (this.isOver() || this.failed(error) === 'wait') continue;
        this.timer = setTimeout(() => this.request(), backoffDelay(this.failures++, retry));
        break;
      }
    }
    this.running = false;
  }

  private isWanted(): boolean {
    return this.wanted && !this.closed;
  }

  private isOver(): boolean {
    return this.closed;
  }
}
