import { useState } from 'react';
import { recordingsPath } from '../../app/paths';
import type { MeetingSession } from '../../meeting/MeetingSession';
import type { Panel } from '../../meeting/ToastQueue';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { usePageTitle } from '../../ui/Page';
import { Banners } from './Banners';
import { ConnectionPill } from './ConnectionPill';
import { ConsentPrompt } from './ConsentPrompt';
import { ControlBar } from './ControlBar';
import { CopyLink } from './CopyLink';
import styles from './MeetingRoom.module.css';
import { PeopleCount } from './PeopleCount';
import { SidePanel } from './panels/SidePanel';
import { RecordDialog } from './RecordDialog';
import { RecordingBadge } from './RecordingBadge';
import { Stage } from './Stage';
import { Toasts } from './Toasts';
import { useShortcuts } from './useShortcuts';

export function MeetingRoom({ session }: { session: MeetingSession }) {
  const name = useStore(session.state, (state) => state.meeting?.name ?? '');
  const code = useStore(session.state, (state) => state.meeting?.code ?? '');
  const locked = useStore(session.state, (state) => state.meeting?.locked === true);
  const [panel, setPanel] = useState<Panel | null>(null);
  // The room's, not its button's: on a phone that is turned the button moves between bar and menu.
  const [asking, setAsking] = useState(false);
  const toggle = (wanted: Panel) => setPanel((shown) => (shown === wanted ? null : wanted));
  useShortcuts(session);
  usePageTitle(name);

  return (
    <div className={styles.room}>
      <header className={styles.header}>
        <h1 className={styles.name}>{name}</h1>
        {locked && (
          <span className={styles.locked} title="The meeting is locked: nobody else comes in">
            <Icon name="lock" size={18} />
            <span className="visually-hidden">Locked</span>
          </span>
        )}
        <RecordingBadge session={session} />
        <div className={styles.headerEnd}>
          <ConnectionPill session={session} />
          <PeopleCount session={session} open={panel === 'people'} onToggle={() => toggle('people')} />
          <CopyLink code={code} />
          <a
            className={styles.headerButton}
            href={recordingsPath(code)}
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
      <div className={styles.body}>
        <main className={styles.main}>
          <Banners session={session} />
          <ConsentPrompt session={session} />
          <Stage session={session} code={code} />
          <Toasts toasts={session.toasts} open={panel} onOpen={setPanel} />
        </main>
        {panel && <SidePanel session={session} panel={panel} onSelect={setPanel} onClose={() => setPanel(null)} />}
      </div>
      <ControlBar session={session} panel={panel} onToggle={toggle} onRecord={() => setAsking(true)} />
      {asking && <RecordDialog session={session} onClose={() => setAsking(false)} />}
    </div>
  );
}
