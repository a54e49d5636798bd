import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { Avatar } from '../../../ui/Avatar';
import { Button } from '../../../ui/Button';
import styles from './PeoplePanel.module.css';

/** Who stands at the door; shown only to those who may open it. */
export function Lobby({ session }: { session: MeetingSession }) {
  const lobby = useStore(session.state, (state) => state.lobby);
  if (lobby.length === 0) return null;
  return (
    <section className={styles.lobby} aria-labelledby="lobby-title" data-testid="lobby">
      <header className={styles.lobbyHeader}>
        <h3 id="lobby-title" className={styles.lobbyTitle}>
          Waiting to be let in
        </h3>
        {lobby.length > 1 && (
          <Button look="quiet" onClick={() => void session.perform((api) => api.admitAll())} data-testid="admit-all">
            Admit all
          </Button>
        )}
      </header>
      <ul className={styles.list}>
        {lobby.map(({ participantId, displayName }) => (
          <li key={participantId} className={styles.row} data-testid="waiting-person" data-name={displayName}>
            <span className={styles.face}>
              <Avatar name={displayName} id={participantId} />
            </span>
            <span className={styles.name}>{displayName}</span>
            <Button
              look="primary"
              onClick={() => void session.perform((api) => api.admit(participantId))}
              aria-label={`Admit ${displayName}`}
              data-testid="admit"
            >
              Admit
            </Button>
            <Button
              onClick={() => void session.perform((api) => api.deny(participantId))}
              aria-label={`Deny ${displayName}`}
              data-testid="deny"
            >
              Deny
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
