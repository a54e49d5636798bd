type Listener = () => void;

/** Holds one immutable value; whoever owns the store replaces the value, everybody else reads and subscribes. */
export class Store<T> {
  private value: T;
  private readonly listeners = new Set<Listener>();

  constructor(initial: T) {
    this.value = initial;
  }

  readonly get = (): T => this.value;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(next: T): void {
    if (Object.is(next, this.value)) return;
    this.value = next;
    for (const listener of [...this.listeners]) listener();
  }

  update(change: (value: T) => T): void {
    this.set(change(this.value));
  }

  patch(change: Partial<T>): void {
    this.set({ ...this.value, ...change });
  }
}

/** What a component may do with a store. */
export type ReadableStore<T> = Pick<Store<T>, 'get' | 'subscribe'>;
