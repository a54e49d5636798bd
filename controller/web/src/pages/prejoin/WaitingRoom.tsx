import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Spinner } from '../../ui/Spinner';
import styles from './PreJoin.module.css';
import { Preview } from './Preview';

/** In front of a closed door, until a host opens it or sends this person away. */
export function WaitingRoom({ session }: { session: MeetingSession }) {
  const name = useStore(session.state, (state) => state.meeting?.name ?? '');
  const displayName = useStore(session.state, (state) => state.displayName);
  const connected = useStore(session.state, (state) => state.connection === 'connected');
  return (
    <Page title={name}>
      <div className={styles.layout} data-testid="waiting-room">
        <Preview local={session.local} name={displayName} />
        <section className={styles.card} aria-labelledby="waiting-title">
          <header>
            <h1 id="waiting-title" className={styles.title}>
              The host will let you in
            </h1>
            <p className={styles.facts}>{name}</p>
          </header>
          <p className={styles.waiting} role="status">
            <Spinner />
            {connected ? 'They see that you are waiting. Nobody sees or hears you yet.' : 'Connecting…'}
          </p>
          <Button wide onClick={() => void session.leave()} data-testid="leave-button">
            Leave
          </Button>
        </section>
      </div>
    </Page>
  );
}
