import { ownQuality } from '../../media/quality';
import type { MeetingSession } from '../../meeting/MeetingSession';
import type { ConnectionState } from '../../meeting/MeetingState';
import { useStore } from '../../store/useStore';
import { Spinner } from '../../ui/Spinner';
import styles from './MeetingRoom.module.css';
import { QualityBars } from './QualityBars';

const words: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  failed: 'Disconnected',
};

/** How this person's own lines are; quiet while all is well. */
export function ConnectionPill({ session }: { session: MeetingSession }) {
  const connection = useStore(session.state, (state) => state.connection);
  const quality = useStore(session.media.remote, ownQuality);
  const weak = connection === 'connected' && (quality === 'poor' || quality === 'fair');
  const text = weak ? 'Weak connection' : words[connection];
  return (
    <span
      className={styles.connection}
      data-testid="connection-state"
      data-state={connection}
      data-weak={weak}
      role="status"
      title={text}
    >
      {connection === 'connected' ? <QualityBars quality={quality} /> : <Spinner />}
      <span className={connection === 'connected' && !weak ? 'visually-hidden' : styles.connectionText}>{text}</span>
    </span>
  );
}
