import { useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { Message } from '../../../events/schemas';
import { formatTime } from '../../../lib/format';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { may } from '../../../meeting/MeetingState';
import { find } from '../../../meeting/people';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { RichText } from '../../../ui/RichText';
import styles from './ChatPanel.module.css';
import { FileLink } from './FileLink';

interface MessageRowProps {
  session: MeetingSession;
  message: Message;
  /** The same sender goes on: the name is not said again. */
  goesOn: boolean;
}

export function MessageRow({ session, message, goesOn }: MessageRowProps) {
  const { id, senderId, senderName, text, file, to, sentAt, editedAt, deletedAt } = message;
  const isOwn = useStore(session.state, (state) => state.selfId === senderId);
  const moderates = useStore(session.state, (state) => may(state, 'moderate'));
  const recipients = useRecipients(session, to);
  const [editing, setEditing] = useState(false);
  const deleted = deletedAt !== null;
  return (
    <li
      className={styles.message}
      data-testid="message"
      data-own={isOwn}
      data-goes-on={goesOn}
      data-private={to !== null}
    >
      {!goesOn && (
        <p className={styles.sender}>
          <strong>{isOwn ? 'You' : senderName}</strong>
          {recipients !== null && <span className={styles.private}>privately to {recipients}</span>}
          <time dateTime={sentAt}>{formatTime(sentAt)}</time>
        </p>
      )}
      {editing ? (
        <Editor session={session} message={message} onDone={() => setEditing(false)} />
      ) : (
        <div className={styles.bubble} data-deleted={deleted}>
          {deleted ? 'This message was deleted.' : <RichText text={text} />}
          {file && <FileLink session={session} file={file} />}
          {editedAt !== null && !deleted && <span className={styles.edited}> (edited)</span>}
        </div>
      )}
      {!deleted && !editing && (isOwn || moderates) && (
        <span className={styles.tools}>
          {isOwn && text !== '' && (
            <button
              type="button"
              onClick={() => setEditing(true)}
              aria-label="Edit"
              title="Edit"
              data-testid="edit-message"
            >
              <Icon name="edit" size={16} />
            </button>
          )}
          <button
            type="button"
            onClick={() => void session.chat.remove(id)}
            aria-label="Delete"
            title="Delete"
            data-testid="delete-message"
          >
            <Icon name="trash" size={16} />
          </button>
        </span>
      )}
    </li>
  );
}

/** Null when it was for everybody. */
function useRecipients(session: MeetingSession, to: readonly string[] | null): string | null {
  const participants = useStore(session.state, (state) => state.participants);
  const selfId = useStore(session.state, (state) => state.selfId);
  if (to === null) return null;
  const names = to.map((id) =>
    id === selfId ? 'you' : (find(participants, id)?.displayName ?? 'somebody who has left'),
  );
  return names.join(', ');
}

function Editor({ session, message, onDone }: { session: MeetingSession; message: Message; onDone: () => void }) {
  const [text, setText] = useState(message.text);
  const save = async () => {
    if (text.trim() === message.text || (await session.chat.edit(message.id, text.trim()))) onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void save();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The panel stays open: only the editing ends.
    event.preventDefault();
    onDone();
  };
  return (
    <form className={styles.editor} onSubmit={submit} onKeyDown={keyDown}>
      <textarea
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={2}
        maxLength={4_000}
        aria-label="Your message"
        data-testid="edit-input"
      />
      <Button onClick={onDone}>Cancel</Button>
      <Button type="submit" look="primary" data-testid="save-edit">
        Save
      </Button>
    </form>
  );
}
