import { may } from '../../../meeting/MeetingState';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { raisedHands } from '../../../meeting/people';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import { Lobby } from './Lobby';
import styles from './PeoplePanel.module.css';
import { PersonRow } from './PersonRow';

/** Who is here and who waits, with what a host may do about it. */
export function PeoplePanel({ session }: { session: MeetingSession }) {
  const participants = useStore(session.state, (state) => state.participants);
  const moderates = useStore(session.state, (state) => may(state, 'moderate'));
  const manages = useStore(session.state, (state) => may(state, 'manage'));
  const locked = useStore(session.state, (state) => state.meeting?.locked === true);
  const hands = raisedHands(participants);
  const others = participants.filter(({ handRaisedAt }) => handRaisedAt === null);

  return (
    <>
      <div className={styles.scroll}>
        <Lobby session={session} />
        <ul className={styles.list} aria-label="In the meeting">
          {[...hands, ...others].map((person, index) => (
            <PersonRow
              key={person.participantId}
              session={session}
              person={person}
              handPlace={index < hands.length ? index + 1 : null}
            />
          ))}
        </ul>
      </div>
      {moderates && (
        <footer className={styles.footer}>
          <Button onClick={() => void session.perform((api) => api.muteAll(true))} data-testid="mute-all">
            Mute all
          </Button>
          {manages && (
            <Button
              onClick={() => void session.perform((api) => api.setLocked(!locked))}
              aria-pressed={locked}
              data-testid="lock-button"
            >
              {locked ? 'Unlock' : 'Lock'}
            </Button>
          )}
        </footer>
      )}
    </>
  );
}
