import { Store } from '../store/Store';

/** A part of the page that a notice may lead to. */
export type Panel = 'people' | 'chat' | 'polls';

export interface Toast {
  id: number;
  tone: 'info' | 'success' | 'error';
  text: string;
  link?: { label: string; href: string };
  /** What can be done about it at once. */
  action?: { label: string; run: () => void };
  panel?: Panel;
}

export type Notice = Omit<Toast, 'id'>;

const shownMs = 5_000;
/** Long enough to read, decide and click. */
const shownWithLinkMs = 20_000;
const most = 4;

/** Short notices, the newest last; each goes by itself after a while or when it is dismissed. */
export class ToastQueue {
  readonly store = new Store<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private nextId = 1;

  push(toast: Notice): void {
    const id = this.nextId++;
    const overflow = this.store.get().slice(0, -(most - 1));
    for (const { id: old } of overflow) this.dismiss(old);
    this.store.update((toasts) => [...toasts, { ...toast, id }]);
    const patient =
      toast.link !== undefined || toast.action !== undefined || toast.panel !== undefined || toast.tone === 'error';
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), patient ? shownWithLinkMs : shownMs),
    );
  }

  dismiss(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.store.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  clear(): void {
    for (const { id } of this.store.get()) this.dismiss(id);
  }
}
