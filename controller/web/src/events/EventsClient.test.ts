import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { RpcTestServer } from '../rpc/RpcTestServer';
import { aMeeting, aPerson } from '../testing/samples';
import { EventsClient } from './EventsClient';
import type { EventsState, MeetingEvent } from './schemas';

const bob = aPerson({ participantId: 'p2', displayName: 'Bob' });
const state = (sequence: number) => ({
  resumed: false,
  participantId: 'p1',
  sequence,
  meeting: aMeeting(),
  admitted: true,
  self: aPerson(),
  participants: [],
  lobby: [],
  sharing: [],
  recording: null,
  chat: [],
  polls: [],
  consents: [],
});

describe('The events client', () => {
  let server: RpcTestServer;
  let client: EventsClient;
  let states: EventsState[];
  let events: MeetingEvent[];

  const emit = (sequence: number | undefined, type: string, data: unknown) =>
    server.notify('event', { sequence, at: '2026-01-01T00:00:00Z', type, data });
  const lastProof = () => server.requests.filter(({ method }) => method === 'authenticate').at(-1)?.params;

  beforeEach(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    // Node 20 has no WebSocket of its own; this is the browser's, spoken to a real server.
    vi.stubGlobal('WebSocket', NodeWebSocket);
    [states, events] = [[], []];
    server = await RpcTestServer.start();
    server.answer = () => ({ result: state(server.connections === 1 ? 10 : 20) });
    client = new EventsClient(
      server.url,
      { ticket: 't', publicKey: {}, prove: () => Promise.resolve('s') },
      {
        synchronised: (value) => states.push(value),
        happened: (event) => events.push(event),
        phaseChanged: () => undefined,
        ended: () => undefined,
      },
    );
    client.start();
    await vi.waitFor(() => expect(states).toHaveLength(1));
  });

  afterEach(async () => {
    client.close();
    await server.stop();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('hands out events in order and drops those it has seen', async () => {
    emit(10, 'participantJoined', bob);
    emit(11, 'participantJoined', bob);
    emit(11, 'participantJoined', bob);
    emit(12, 'participantLeft', { participantId: 'p2', reason: 'lost' });
    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(events.map(({ type }) => type)).toEqual(['participantJoined', 'participantLeft']);
  });

  it('takes a gap for events that were for others', async () => {
    emit(15, 'participantJoined', bob);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(server.connections).toBe(1);
  });

  it('passes over a type newer than itself, with and without a number', async () => {
    emit(11, 'somethingNew', { participantId: 'p2' });
    emit(undefined, 'speaking', { participantIds: [] });
    emit(12, 'meetingEnded', { reason: 'idle' });
    await vi.waitFor(() => expect(events).toEqual([expect.objectContaining({ type: 'meetingEnded' })]));
    expect(server.connections).toBe(1);
  });

  it('asks after a loss for what came after the last number, and goes on when it gets that', async () => {
    expect(lastProof()).not.toHaveProperty('after');
    emit(11, 'somethingNew', {});
    emit(13, 'participantJoined', bob);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    server.answer = () => ({ result: { resumed: true, participantId: 'p1', sequence: 13 } });

    server.cutAll();
    await vi.waitFor(() => expect(server.countOf('authenticate')).toBe(2));
    expect(lastProof()).toMatchObject({ after: 13 });
    emit(13, 'participantJoined', bob);
    emit(14, 'participantLeft', { participantId: 'p2', reason: 'left' });

    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(states).toHaveLength(1);
  });

  it('takes the whole state when too much was missed', async () => {
    server.cutAll();
    await vi.waitFor(() => expect(states).toHaveLength(2));
    emit(20, 'participantJoined', bob);
    emit(21, 'participantJoined', bob);
    await vi.waitFor(() => expect(events).toHaveLength(1));
  });

  it('starts over without a number when it is told to', async () => {
    client.startOver();
    await vi.waitFor(() => expect(states).toHaveLength(2));
    expect(lastProof()).not.toHaveProperty('after');
  });
});
