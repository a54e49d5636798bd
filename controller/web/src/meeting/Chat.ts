import * as v from 'valibot';
import { Message, type SharedFile } from '../events/schemas';
import { report } from '../lib/report';
import { RpcError } from '../rpc/errors';
import type { Store } from '../store/Store';
import {
  withDraft,
  withMessage,
  withOlder,
  withoutDraft,
  withoutText,
  withReading,
  type ChatState,
  type Draft,
} from './chatState';
import type { MeetingState } from './MeetingState';
import { ask, Done, type Messenger } from './Messenger';

const pageSize = 50;

const Page = v.object({ items: v.array(Message) });

/** What a person writes and reads. A message that could not be sent stays there, to be sent again. */
export class Chat {
  private readonly store: Store<MeetingState>;
  private readonly messenger: Messenger;
  private loading = false;

  constructor(store: Store<MeetingState>, messenger: Messenger) {
    this.store = store;
    this.messenger = messenger;
  }

  async send(text: string, to: readonly string[] | null, file: SharedFile | null = null): Promise<void> {
    await this.deliver({ clientId: crypto.randomUUID(), text, to, file, failed: false });
  }

  async retry(draft: Draft): Promise<void> {
    await this.deliver({ ...draft, failed: false });
  }

  discard(draft: Draft): void {
    this.change((chat) => withoutDraft(chat, draft.clientId));
  }

  async edit(messageId: string, text: string): Promise<boolean> {
    const message = await ask(this.messenger, 'editMessage', { messageId, text }, Message);
    if (message) this.change((chat) => withMessage(chat, message));
    return message !== undefined;
  }

  async remove(messageId: string): Promise<void> {
    const done = await ask(this.messenger, 'deleteMessage', { messageId }, Done);
    if (done) this.change((chat) => withoutText(chat, messageId, new Date().toISOString()));
  }

  async loadOlder(): Promise<void> {
    const [first] = this.store.get().chat.messages;
    if (this.loading || !first) return;
    this.loading = true;
    const page = await ask(this.messenger, 'getMessages', { before: first.id, limit: pageSize }, Page);
    this.loading = false;
    if (page) this.change((chat) => withOlder(chat, page.items, pageSize));
  }

  setReading(reading: boolean): void {
    this.change((chat) => withReading(chat, reading));
  }

  private async deliver(draft: Draft): Promise<void> {
    this.change((chat) => withDraft(chat, draft));
    const { clientId, text, to, file } = draft;
    const params = { clientId, text, ...(to ? { to } : {}), ...(file ? { fileId: file.id } : {}) };
    try {
      const message = await this.messenger.call('sendMessage', params, Message);
      this.change((chat) => withMessage(withoutDraft(chat, clientId), message));
    } catch (error) {
      if (error instanceof RpcError) this.messenger.toasts.push({ tone: 'error', text: error.message });
      else report('A message was not sent.', error);
      this.change((chat) => withDraft(chat, { ...draft, failed: true }));
    }
  }

  private change(change: (chat: ChatState) => ChatState): void {
    this.store.update((state) => ({ ...state, chat: change(state.chat) }));
  }
}
