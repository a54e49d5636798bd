import { describe, expect, it } from 'vitest';
import type { EventsState, MeetingEvent, Message, Participant } from '../events/schemas';
import { aMeeting, aMessage, aPerson, aPoll } from '../testing/samples';
import { applyEvent, applyState } from './applyEvent';
import { initialState, may, type MeetingState } from './MeetingState';

const at = '2026-01-01T00:10:00Z';
const person = (participantId: string, second: number, change: Partial<Participant> = {}) =>
  aPerson({ participantId, displayName: participantId, joinedAt: `2026-01-01T00:00:0${second}Z`, ...change });
const [ada, bob, cy] = [person('ada', 1), person('bob', 2), person('cy', 3)];

const told = (change: Partial<EventsState> = {}): EventsState => ({
  resumed: false,
  participantId: 'ada',
  sequence: 1,
  meeting: aMeeting(),
  admitted: true,
  self: ada,
  participants: [cy, ada, bob],
  lobby: [],
  sharing: [],
  recording: null,
  chat: [],
  polls: [],
  consents: [],
  ...change,
});
const inside: MeetingState = applyState({ ...initialState('Ada'), selfId: 'ada' }, told());
const after = (...events: MeetingEvent[]) => events.reduce((state, event) => applyEvent(state, event, at), inside);
const ids = (people: readonly Participant[]) => people.map(({ participantId }) => participantId);

describe('The list of people', () => {
  it('is in the order in which they joined', () => {
    expect(ids(inside.participants)).toEqual(['ada', 'bob', 'cy']);
  });

  it('has one place for everybody, whatever is told twice', () => {
    expect(ids(after({ type: 'participantJoined', data: bob }).participants)).toEqual(['ada', 'bob', 'cy']);
  });

  it('keeps a place while a connection is lost', () => {
    const away = { ...bob, connected: false };
    expect(after({ type: 'participantUpdated', data: away }).participants[1]).toEqual(away);
  });

  it('loses those who left, with the screen that they shared', () => {
    const state = after(
      { type: 'screenShareStarted', data: { participantId: 'bob' } },
      { type: 'participantLeft', data: { participantId: 'bob', reason: 'left' } },
    );
    expect(ids(state.participants)).toEqual(['ada', 'cy']);
    expect(state.sharing).toEqual([]);
  });

  it('knows whose hand is up', () => {
    const raised = after({ type: 'handRaised', data: { participantId: 'bob', raisedAt: at } });
    expect(raised.participants[1]?.handRaisedAt).toBe(at);
    const lowered = applyEvent(raised, { type: 'handLowered', data: { participantId: 'bob' } }, at);
    expect(lowered.participants[1]?.handRaisedAt).toBeNull();
  });
});

describe('What this person may do', () => {
  it('follows the grants that a host gives and takes', () => {
    expect(may(inside, 'publishAudio')).toBe(true);
    const muted = after({ type: 'participantUpdated', data: { ...ada, grants: ['chat'], role: 'attendee' } });
    expect(may(muted, 'publishAudio')).toBe(false);
    expect(muted.role).toBe('attendee');
  });

  it("is not changed by somebody else's grants", () => {
    expect(after({ type: 'participantUpdated', data: { ...bob, grants: [] } }).grants).toBe(inside.grants);
  });

  it('begins at the moment of being let in', () => {
    const waiting = { ...initialState('Ada'), selfId: 'ada', waiting: true };
    const admitted = applyEvent(waiting, { type: 'admitted', data: ada }, at);
    expect(admitted.waiting).toBe(false);
    expect(may(admitted, 'publishAudio')).toBe(true);
  });
});

describe('The lobby', () => {
  it('holds those who wait until somebody answers', () => {
    const waiting = after({ type: 'lobbyJoined', data: person('dan', 4) });
    expect(ids(waiting.lobby)).toEqual(['dan']);
    const answered: MeetingEvent = { type: 'lobbyLeft', data: { participantId: 'dan', reason: 'denied' } };
    expect(applyEvent(waiting, answered, at).lobby).toEqual([]);
  });
});

describe('The chat', () => {
  const message = (id: string, sequence: number, change: Partial<Message> = {}) =>
    aMessage({ id, sequence, senderId: 'bob', ...change });
  const sent = (id: string, sequence: number, change?: Partial<Message>): MeetingEvent => ({
    type: 'messageSent',
    data: message(id, sequence, change),
  });

  it('counts what others write while nobody looks', () => {
    expect(after(sent('a', 2), sent('b', 3, { senderId: 'ada' })).chat.unread).toBe(1);
    const reading = { ...inside, chat: { ...inside.chat, reading: true } };
    expect(applyEvent(reading, sent('a', 2), at).chat.unread).toBe(0);
  });

  it('shows a message once, in its place, in its last form', () => {
    const state = after(sent('b', 3), sent('a', 2), sent('b', 3), {
      type: 'messageEdited',
      data: message('a', 2, { text: 'Better', editedAt: at }),
    });
    expect(state.chat.messages.map(({ id, text }) => `${id}: ${text}`)).toEqual(['a: Better', 'b: Hello']);
  });

  it('keeps the place of what was deleted, and nothing of its text', () => {
    const state = after(sent('a', 2), { type: 'messageDeleted', data: { messageId: 'a' } });
    expect(state.chat.messages).toEqual([message('a', 2, { text: '', deletedAt: at })]);
  });

  it('goes on after a reconnection that left no gap, and begins anew after one that did', () => {
    const before = after(sent('a', 2), sent('b', 3));
    const joined = applyState(before, told({ chat: [message('b', 3), message('c', 4)] }));
    expect(joined.chat.messages.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const apart = applyState(before, told({ chat: [message('x', 90)] }));
    expect(apart.chat.messages.map(({ id }) => id)).toEqual(['x']);
  });
});

describe('The consent to a recording', () => {
  const said = (participantId: string, granted: boolean): MeetingEvent => ({
    type: 'consentChanged',
    data: { recordingId: 'r1', participantId, granted },
  });

  it('is the last word of each', () => {
    const { consents } = after(said('ada', true), said('bob', true), said('ada', false));
    expect(consents.map(({ participantId, granted }) => [participantId, granted])).toEqual([
      ['bob', true],
      ['ada', false],
    ]);
  });
});

describe('A poll', () => {
  const open = after({ type: 'pollCreated', data: aPoll() });
  it('remembers what this person has chosen while others go on voting', () => {
    const voted = applyEvent(open, { type: 'pollVoted', data: { pollId: 'poll1', options: [1] } }, at);
    const more = applyEvent(voted, { type: 'pollUpdated', data: aPoll({ voterCount: 7 }) }, at);
    expect(more.polls).toEqual([aPoll({ voterCount: 7, ownVote: [1] })]);
    const taken = applyEvent(more, { type: 'pollVoted', data: { pollId: 'poll1', options: [] } }, at);
    expect(taken.polls[0]?.ownVote).toEqual([]);
  });

  it('keeps its place when it is closed', () => {
    const closed = applyEvent(
      applyEvent(open, { type: 'pollCreated', data: aPoll({ id: 'poll2' }) }, at),
      { type: 'pollClosed', data: aPoll({ state: 'closed' }) },
      at,
    );
    expect(closed.polls.map(({ id, state }) => `${id} ${state}`)).toEqual(['poll1 closed', 'poll2 open']);
  });
});
