import type { Poll } from '../events/schemas';

/** A new poll, or what one has become; the order stays that of their creation, and one's own vote what it was. */
export function withPoll(polls: readonly Poll[], poll: Poll): readonly Poll[] {
  const known = polls.find(({ id }) => id === poll.id);
  if (!known) return [...polls, poll];
  const next = known.ownVote ? { ...poll, ownVote: known.ownVote } : poll;
  return polls.map((other) => (other === known ? next : other));
}

export function withOwnVote(polls: readonly Poll[], pollId: string, options: number[]): readonly Poll[] {
  return polls.map((poll) => (poll.id === pollId ? { ...poll, ownVote: options } : poll));
}
