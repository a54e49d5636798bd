import type { MeetingEvent, Participant } from '../events/schemas';

/** Applies one event to the list of people; the same list comes back when the event is about something else. */
export function applyToPeople(people: readonly Participant[], event: MeetingEvent): readonly Participant[] {
  switch (event.type) {
    case 'participantJoined':
    case 'participantUpdated':
      return inOrder([...without(people, event.data.participantId), event.data]);
    case 'participantLeft':
      return without(people, event.data.participantId);
    case 'recordingChanged':
    case 'meetingEnded':
      return people;
  }
}

export function inOrder(people: readonly Participant[]): readonly Participant[] {
  return people.toSorted(
    (a, b) => Date.parse(a.joinedAt) - Date.parse(b.joinedAt) || a.participantId.localeCompare(b.participantId),
  );
}

function without(people: readonly Participant[], participantId: string): readonly Participant[] {
  return people.filter((person) => person.participantId !== participantId);
}
