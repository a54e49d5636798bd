/** Follows the numbers of a meeting's events: each must come exactly once and in order. */
export class EventSequence {
  private last = 0;

  restart(at: number): void {
    this.last = at;
  }

  /** `next` is to be applied, `seen` to be dropped, and after a `gap` the state must be fetched anew. */
  take(sequence: number): 'next' | 'seen' | 'gap' {
    if (sequence <= this.last) return 'seen';
    if (sequence > this.last + 1) return 'gap';
    this.last = sequence;
    return 'next';
  }
}
