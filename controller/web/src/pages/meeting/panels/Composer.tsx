import { useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { may, type MeetingState } from '../../../meeting/MeetingState';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { Icon } from '../../../ui/Icon';
import styles from './ChatPanel.module.css';

const longest = 4_000;

export function Composer({ session }: { session: MeetingSession }) {
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const closed = useStore(session.state, whyClosed);
  const sendsFiles = useStore(session.state, (state) => may(state, 'sendFiles'));
  const uploading = useStore(session.files.uploading, (names) => names);
  const picker = useRef<HTMLInputElement>(null);
  if (closed !== null) return <p className={styles.closed}>{closed}</p>;

  const recipients = to === '' ? null : [to];
  const send = () => {
    if (text.trim() === '') return;
    void session.chat.send(text.trim(), recipients);
    setText('');
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const picked = (files: FileList | null) => {
    for (const file of files ?? []) void session.files.share(file, recipients);
    if (picker.current) picker.current.value = '';
  };

  return (
    <form className={styles.composer} onSubmit={submit}>
      <Recipient session={session} to={to} onSelect={setTo} />
      {uploading.map((name) => (
        <p key={name} className={styles.uploading} role="status">
          Sending {name}…
        </p>
      ))}
      <div className={styles.input}>
        {sendsFiles && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(event) => picked(event.target.files)}
              data-testid="file-input"
            />
            <button
              type="button"
              className={styles.inputButton}
              onClick={() => picker.current?.click()}
              aria-label="Send a file"
              title="Send a file"
            >
              <Icon name="attach" />
            </button>
          </>
        )}
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keyDown}
          rows={Math.min(5, text.split('\n').length)}
          maxLength={longest}
          placeholder="Write a message"
          aria-label="Message"
          data-testid="chat-input"
        />
        <button
          type="submit"
          className={styles.inputButton}
          disabled={text.trim() === ''}
          aria-label="Send"
          title="Send"
          data-testid="send-message"
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

/** Why nothing can be written; null when it can. */
function whyClosed(state: MeetingState): string | null {
  if (state.meeting?.settings.chat === false && !may(state, 'moderate')) return 'The host has closed the chat.';
  return may(state, 'chat') ? null : 'You can read here. A host can let you write.';
}

interface RecipientProps {
  session: MeetingSession;
  to: string;
  onSelect: (participantId: string) => void;
}

function Recipient({ session, to, onSelect }: RecipientProps) {
  const id = useId();
  const granted = useStore(session.state, (state) => may(state, 'privateChat'));
  const participants = useStore(session.state, (state) => state.participants);
  const selfId = useStore(session.state, (state) => state.selfId);
  const others = participants.filter(({ participantId }) => participantId !== selfId);
  if (!granted || others.length === 0) return null;
  const gone = to !== '' && !others.some(({ participantId }) => participantId === to);
  return (
    <div className={styles.recipient}>
      <label htmlFor={id}>To</label>
      <select id={id} value={to} onChange={(event) => onSelect(event.target.value)} data-testid="recipient">
        <option value="">Everybody</option>
        {gone && <option value={to}>Somebody who has left</option>}
        {others.map(({ participantId, displayName }) => (
          <option key={participantId} value={participantId}>
            {displayName} (private)
          </option>
        ))}
      </select>
    </div>
  );
}
