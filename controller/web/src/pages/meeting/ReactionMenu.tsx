import { offeredReactions } from '../../meeting/Floor';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { Menu } from '../../ui/Menu';
import styles from './ControlBar.module.css';

export function ReactionMenu({ session }: { session: MeetingSession }) {
  const granted = useStore(session.state, (state) => may(state, 'react'));
  if (!granted) return null;
  return (
    <Menu label="React" trigger={<Icon name="smile" size={24} />} className={styles.button} testId="react-button">
      <Reactions session={session} />
    </Menu>
  );
}

/** Stays open, for whoever has more than one thing to say. */
export function Reactions({ session }: { session: MeetingSession }) {
  return (
    <div className={styles.reactions} role="group" aria-label="Reactions">
      {offeredReactions.map((reaction) => (
        <button
          key={reaction}
          type="button"
          className={styles.reaction}
          onClick={() => void session.floor.react(reaction)}
          aria-label={`React with ${reaction}`}
        >
          {reaction}
        </button>
      ))}
    </div>
  );
}
