import type { Participant } from '../events/schemas';

type People = readonly Participant[];

export function inOrder(people: People): People {
  return people.toSorted(
    (a, b) => Date.parse(a.joinedAt) - Date.parse(b.joinedAt) || a.participantId.localeCompare(b.participantId),
  );
}

/** Adds somebody, or replaces what was known of them. */
export function withPerson(people: People, person: Participant): People {
  return inOrder([...without(people, person.participantId), person]);
}

/** The same list comes back when they are not in it. */
export function without(people: People, participantId: string): People {
  return people.some((person) => person.participantId === participantId)
    ? people.filter((person) => person.participantId !== participantId)
    : people;
}

export function find(people: People, participantId: string | null): Participant | undefined {
  return people.find((person) => person.participantId === participantId);
}

export function withHand(people: People, participantId: string, handRaisedAt: string | null): People {
  return people.map((person) => (person.participantId === participantId ? { ...person, handRaisedAt } : person));
}

/** Whose hands are up, the longest first. */
export function raisedHands(people: People): People {
  return people
    .filter((person) => person.handRaisedAt !== null)
    .toSorted((a, b) => Date.parse(a.handRaisedAt ?? '') - Date.parse(b.handRaisedAt ?? ''));
}
