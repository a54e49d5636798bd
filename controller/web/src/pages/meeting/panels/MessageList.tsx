import { useLayoutEffect, useRef } from 'react';
import type { Message } from '../../../events/schemas';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import styles from './ChatPanel.module.css';
import { DraftRow } from './DraftRow';
import { MessageRow } from './MessageRow';

/** A pause after which the sender is named again. */
const pauseMs = 5 * 60_000;
/** Whoever is this close to the end follows what comes. */
const nearEndPx = 80;

export function MessageList({ session }: { session: MeetingSession }) {
  const { messages, drafts, hasOlder } = useStore(session.state, (state) => state.chat);
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const first = messages[0]?.id;
  const before = useRef({ first, height: 0 });

  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    // Older messages appear above: what one was reading stays where it is.
    if (before.current.first !== first && !atEnd.current) list.scrollTop += list.scrollHeight - before.current.height;
    else if (atEnd.current) list.scrollTop = list.scrollHeight;
    before.current = { first, height: list.scrollHeight };
  }, [messages, drafts, first]);

  const scrolled = () => {
    const list = ref.current;
    if (list) atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
  };
  const older = () => {
    atEnd.current = false;
    void session.chat.loadOlder();
  };
  return (
    <div ref={ref} className={styles.scroll} onScroll={scrolled} tabIndex={0} role="log" aria-label="Messages">
      {hasOlder && (
        <Button look="quiet" wide onClick={older} data-testid="older-messages">
          Show older messages
        </Button>
      )}
      {messages.length === 0 && drafts.length === 0 && (
        <p className={styles.empty}>Nothing has been written yet. Messages stay with the meeting.</p>
      )}
      <ol className={styles.messages}>
        {messages.map((message, index) => (
          <MessageRow
            key={message.id}
            session={session}
            message={message}
            goesOn={goesOn(messages[index - 1], message)}
          />
        ))}
        {drafts.map((draft) => (
          <DraftRow key={draft.clientId} session={session} draft={draft} />
        ))}
      </ol>
    </div>
  );
}

/** Whether a message is of the same breath as the one before it. */
function goesOn(previous: Message | undefined, message: Message): boolean {
  return (
    previous?.senderId === message.senderId &&
    JSON.stringify(previous.to) === JSON.stringify(message.to) &&
    Date.parse(message.sentAt) - Date.parse(previous.sentAt) < pauseMs
  );
}
