import { recordingsPath } from '../../app/paths';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { usePageTitle } from '../../ui/Page';
import { Banners } from './Banners';
import { ConnectionPill } from './ConnectionPill';
import { ControlBar } from './ControlBar';
import { CopyLink } from './CopyLink';
import styles from './MeetingRoom.module.css';
import { RecordingBadge } from './RecordingBadge';
import { Stage } from './Stage';
import { Toasts } from './Toasts';
import { useShortcuts } from './useShortcuts';

export function MeetingRoom({ session }: { session: MeetingSession }) {
  const meeting = useStore(session.state, (state) => state.meeting);
  const count = useStore(session.state, (state) => state.participants.length);
  useShortcuts(session.local);
  usePageTitle(meeting?.name ?? meeting?.code ?? '');
  if (!meeting) return null;

  return (
    <div className={styles.room}>
      <header className={styles.header}>
        <h1 className={styles.name}>{meeting.name ?? meeting.code}</h1>
        <RecordingBadge session={session} />
        <div className={styles.headerEnd}>
          <ConnectionPill session={session} />
          <span className={styles.count} title="People in this meeting">
            <Icon name="people" size={18} />
            <span className="visually-hidden">People in this meeting:</span>
            {Math.max(1, count)}
          </span>
          <CopyLink code={meeting.code} />
          <a
            className={styles.headerButton}
            href={recordingsPath(meeting.code)}
            target="_blank"
            rel="noopener"
            data-testid="recordings-link"
            aria-label="Recordings, in a new tab"
            title="Recordings"
          >
            <Icon name="library" />
          </a>
        </div>
      </header>
      <main className={styles.main}>
        <Banners session={session} />
        <Stage session={session} code={meeting.code} />
      </main>
      <ControlBar session={session} />
      <Toasts toasts={session.toasts} />
    </div>
  );
}
