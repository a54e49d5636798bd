import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import styles from './MeetingRoom.module.css';

interface PeopleCountProps {
  session: MeetingSession;
  open: boolean;
  onToggle: () => void;
}

/** How many are here, and for hosts how many wait; opens the list of them. */
export function PeopleCount({ session, open, onToggle }: PeopleCountProps) {
  const count = useStore(session.state, (state) => Math.max(1, state.participants.length));
  const waiting = useStore(session.state, (state) => state.lobby.length);
  const label = `People in this meeting: ${count}${waiting > 0 ? `, waiting: ${waiting}` : ''}`;
  return (
    <button
      type="button"
      className={[styles.headerButton, styles.count].join(' ')}
      aria-label={label}
      aria-expanded={open}
      title={label}
      data-testid="people-button"
      onClick={onToggle}
    >
      <Icon name="people" size={18} />
      {count}
      {waiting > 0 && (
        <span className={styles.waiting} data-testid="waiting-count">
          +{waiting}
        </span>
      )}
    </button>
  );
}
