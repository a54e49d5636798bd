import { explainBriefly } from '../api/explain';
import type { ParticipantApi } from '../api/ParticipantApi';
import type { SharedFile } from '../events/schemas';
import { Store } from '../store/Store';
import type { Chat } from './Chat';
import type { ToastQueue } from './ToastQueue';

/** Files in the chat: brought to the server first, then shown in a message. */
export class Files {
  /** The names of those that are on their way. */
  readonly uploading = new Store<readonly string[]>([]);
  private readonly api: () => ParticipantApi | undefined;
  private readonly chat: Chat;
  private readonly toasts: ToastQueue;

  constructor(api: () => ParticipantApi | undefined, chat: Chat, toasts: ToastQueue) {
    this.api = api;
    this.chat = chat;
    this.toasts = toasts;
  }

  async share(file: File, to: readonly string[] | null): Promise<void> {
    const api = this.api();
    if (!api) return;
    this.uploading.update((names) => [...names, file.name]);
    try {
      await this.chat.send('', to, await api.upload(file));
    } catch (error) {
      this.toasts.push({ tone: 'error', text: `"${file.name}" was not sent. ${explainBriefly(error)}` });
    } finally {
      this.uploading.update((names) => names.toSpliced(names.indexOf(file.name), 1));
    }
  }

  async download(file: SharedFile): Promise<void> {
    try {
      const content = await this.api()?.download(file.id);
      if (content) save(content, file.name);
    } catch (error) {
      this.toasts.push({ tone: 'error', text: explainBriefly(error) });
    }
  }
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the content over by the time the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
