import { report } from '../lib/report';

const renewalMs = 45_000;

/** Keeps a proof at hand for the one call that has no time to make it: a page that is being closed runs nothing more. */
export class ReadyProof {
  private proof: string | undefined;
  private readonly make: () => Promise<string>;
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(make: () => Promise<string>) {
    this.make = make;
    this.timer = setInterval(() => void this.renew(), renewalMs);
    void this.renew();
  }

  /** The latest one, for one use. */
  take(): string | undefined {
    const { proof } = this;
    this.proof = undefined;
    return proof;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    try {
      this.proof = await this.make();
    } catch (error) {
      report('The proof for leaving was not made.', error);
    }
  }
}
