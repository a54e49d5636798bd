import type { Poll } from '../../../events/schemas';
import { may } from '../../../meeting/MeetingState';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { find } from '../../../meeting/people';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import styles from './PollsPanel.module.css';

const nothing: readonly number[] = [];

export function PollCard({ session, poll }: { session: MeetingSession; poll: Poll }) {
  const { id, question, options, multiple, anonymous, state, createdBy, voterCount, ownVote: chosen = nothing } = poll;
  const votes = useStore(session.state, (all) => may(all, 'vote'));
  const closes = useStore(session.state, (all) => all.selfId === createdBy || may(all, 'moderate'));
  const open = state === 'open';

  const choose = (number: number, on: boolean) => {
    const others = multiple ? chosen.filter((one) => one !== number) : [];
    void session.polls.vote(id, on ? [...others, number].sort((a, b) => a - b) : others);
  };
  return (
    <li className={styles.poll} data-testid="poll" data-state={state}>
      <fieldset disabled={!open || !votes}>
        <legend className={styles.question}>{question}</legend>
        {options.map((option, number) => (
          <label key={option.text} className={styles.option} data-chosen={chosen.includes(number)}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(number)}
              onChange={(event) => choose(number, event.target.checked)}
            />
            <span className={styles.optionText}>{option.text}</span>
            <Votes session={session} votes={option.votes} voters={option.voters} />
            <progress
              className={styles.share}
              max={Math.max(1, voterCount)}
              value={option.votes}
              // The number beside it says the same.
              aria-hidden="true"
            />
          </label>
        ))}
      </fieldset>
      <p className={styles.facts}>
        {voterCount === 1 ? '1 vote' : `${voterCount} votes`}
        {multiple && ' · several answers'}
        {anonymous && ' · anonymous'}
        {!open && ' · closed'}
      </p>
      {open && chosen.length > 0 && !multiple && (
        <Button look="quiet" onClick={() => void session.polls.vote(id, [])}>
          Take my vote back
        </Button>
      )}
      {open && closes && (
        <Button look="quiet" onClick={() => void session.polls.close(id)} data-testid="close-poll">
          Close the poll
        </Button>
      )}
    </li>
  );
}

interface VotesProps {
  session: MeetingSession;
  votes: number;
  /** Null where nobody is told. */
  voters: readonly string[] | null;
}

function Votes({ session, votes, voters }: VotesProps) {
  const participants = useStore(session.state, (state) => state.participants);
  const names = voters?.map((id) => find(participants, id)?.displayName ?? 'somebody who has left').join(', ');
  return (
    <span className={styles.votes} title={names} data-testid="poll-votes">
      {votes}
    </span>
  );
}
