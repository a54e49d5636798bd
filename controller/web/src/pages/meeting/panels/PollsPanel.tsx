import { useState } from 'react';
import { may } from '../../../meeting/MeetingState';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { NewPollForm } from './NewPollForm';
import { PollCard } from './PollCard';
import styles from './PollsPanel.module.css';

export function PollsPanel({ session }: { session: MeetingSession }) {
  const polls = useStore(session.state, (state) => state.polls);
  const creates = useStore(session.state, (state) => may(state, 'createPolls'));
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={styles.scroll}>
        {asking && <NewPollForm session={session} onDone={() => setAsking(false)} />}
        {polls.length === 0 && !asking && <p className={styles.empty}>Nobody has asked anything yet.</p>}
        <ul className={styles.polls} aria-label="Polls">
          {polls.toReversed().map((poll) => (
            <PollCard key={poll.id} session={session} poll={poll} />
          ))}
        </ul>
      </div>
      {creates && !asking && (
        <footer className={styles.footer}>
          <Button look="primary" wide onClick={() => setAsking(true)} data-testid="new-poll">
            <Icon name="plus" />
            Ask something
          </Button>
        </footer>
      )}
    </>
  );
}
