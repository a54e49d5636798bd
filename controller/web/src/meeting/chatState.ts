import type { Message, SharedFile } from '../events/schemas';

/** A message on its way to the server. Its `clientId` makes a second attempt the same message. */
export interface Draft {
  clientId: string;
  text: string;
  to: readonly string[] | null;
  file: SharedFile | null;
  failed: boolean;
}

export interface ChatState {
  /** In the order of their numbers, deleted ones too. */
  messages: readonly Message[];
  drafts: readonly Draft[];
  /** Whether the server has more from before the first of them, as far as is known. */
  hasOlder: boolean;
  /** Whether the person has the chat before their eyes. */
  reading: boolean;
  unread: number;
}

export const emptyChat: ChatState = { messages: [], drafts: [], hasOlder: false, reading: false, unread: 0 };

/** How many messages the server tells with the state. */
const told = 50;

/** After a new connection: what was told now, and of what was there before the part that goes on from it. */
export function withHistory(chat: ChatState, history: readonly Message[]): ChatState {
  const known = new Set(chat.messages.map(({ id }) => id));
  const goesOn = history.some(({ id }) => known.has(id));
  const messages = goesOn ? merge(chat.messages, history) : merge([], history);
  return { ...chat, messages, hasOlder: goesOn ? chat.hasOlder : history.length >= told };
}

export function withOlder(chat: ChatState, older: readonly Message[], wanted: number): ChatState {
  return { ...chat, messages: merge(chat.messages, older), hasOlder: older.length >= wanted };
}

/** A new message, or what one has become. */
export function withMessage(chat: ChatState, message: Message): ChatState {
  return { ...chat, messages: merge(chat.messages, [message]) };
}

export function withoutText(chat: ChatState, messageId: string, at: string): ChatState {
  const messages = chat.messages.map((message) =>
    message.id === messageId ? { ...message, text: '', file: null, deletedAt: message.deletedAt ?? at } : message,
  );
  return { ...chat, messages };
}

export function withReading(chat: ChatState, reading: boolean): ChatState {
  return { ...chat, reading, unread: reading ? 0 : chat.unread };
}

export function withUnread(chat: ChatState): ChatState {
  return chat.reading ? chat : { ...chat, unread: chat.unread + 1 };
}

export function withDraft(chat: ChatState, draft: Draft): ChatState {
  return { ...chat, drafts: [...withoutDraft(chat, draft.clientId).drafts, draft] };
}

export function withoutDraft(chat: ChatState, clientId: string): ChatState {
  return { ...chat, drafts: chat.drafts.filter((draft) => draft.clientId !== clientId) };
}

function merge(messages: readonly Message[], more: readonly Message[]): readonly Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.sequence - b.sequence);
}
