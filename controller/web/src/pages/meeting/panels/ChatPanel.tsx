import { useEffect, useState, type DragEvent } from 'react';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { may } from '../../../meeting/MeetingState';
import { useStore } from '../../../store/useStore';
import styles from './ChatPanel.module.css';
import { Composer } from './Composer';
import { MessageList } from './MessageList';

/** What people write to everybody and to each other. */
export function ChatPanel({ session }: { session: MeetingSession }) {
  const { chat } = session;
  const [dropping, setDropping] = useState(false);
  const sendsFiles = useStore(session.state, (state) => may(state, 'sendFiles'));
  useEffect(() => {
    chat.setReading(true);
    return () => chat.setReading(false);
  }, [chat]);

  const over = (event: DragEvent) => {
    if (!sendsFiles || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(true);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    if (sendsFiles) for (const file of event.dataTransfer.files) void session.files.share(file, null);
  };
  return (
    <div
      className={styles.chat}
      data-dropping={dropping}
      onDragOver={over}
      onDragLeave={() => setDropping(false)}
      onDrop={dropped}
    >
      <MessageList session={session} />
      <Composer session={session} />
    </div>
  );
}
