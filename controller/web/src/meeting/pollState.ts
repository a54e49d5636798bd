import type { MeetingEvent, Poll } from '../events/schemas';

type PollUpdate = Extract<MeetingEvent, { type: 'pollUpdated' }>['data'];

/** A new poll, or what one has become; the order stays that of their creation. */
export function withPoll(polls: readonly Poll[], poll: Poll): readonly Poll[] {
  return polls.some(({ id }) => id === poll.id)
    ? polls.map((known) => (known.id === poll.id ? poll : known))
    : [...polls, poll];
}

/** Counts a vote. Where the voter is told, they stand with what they have chosen now and with nothing else. */
export function withVote(polls: readonly Poll[], update: PollUpdate): readonly Poll[] {
  const { pollId, votes, voterCount, participantId, options: chosen } = update;
  return polls.map((poll) => {
    if (poll.id !== pollId) return poll;
    const options = poll.options.map((option, number) => ({
      ...option,
      votes: votes[number] ?? option.votes,
      voters: voters(option.voters, participantId, chosen?.includes(number) === true),
    }));
    return { ...poll, options, voterCount };
  });
}

function voters(known: string[] | null, participantId: string | null, chosen: boolean): string[] | null {
  if (known === null || participantId === null) return known;
  const others = known.filter((id) => id !== participantId);
  return chosen ? [...others, participantId] : others;
}
