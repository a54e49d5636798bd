import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { RpcTestServer } from '../rpc/RpcTestServer';
import { EventsClient } from './EventsClient';
import type { EventsSession, MeetingEvent } from './schemas';

const person = { participantId: 'p2', displayName: 'Bob', joinedAt: '2026-01-01T00:00:00Z', connected: true };
const session = (sequence: number) => ({
  participantId: 'p1',
  sequence,
  meeting: { id: 'm1', code: 'abc-defg-hij', name: null },
  participants: [],
  recording: null,
});

describe('The events client', () => {
  let server: RpcTestServer;
  let client: EventsClient;
  let sessions: EventsSession[];
  let events: MeetingEvent[];

  const emit = (sequence: number, type: string, data: unknown) =>
    server.notify('event', { sequence, at: '2026-01-01T00:00:00Z', type, data });

  beforeEach(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    // Node 20 has no WebSocket of its own; this is the browser's, spoken to a real server.
    vi.stubGlobal('WebSocket', NodeWebSocket);
    [sessions, events] = [[], []];
    server = await RpcTestServer.start();
    server.answer = () => ({ result: session(server.connections === 1 ? 10 : 20) });
    client = new EventsClient(
      server.url,
      { ticket: 't', publicKey: {}, prove: () => Promise.resolve('s') },
      {
        authenticated: (value) => sessions.push(value),
        happened: (event) => events.push(event),
        phaseChanged: () => undefined,
        ended: () => undefined,
      },
    );
    client.start();
    await vi.waitFor(() => expect(sessions).toHaveLength(1));
  });

  afterEach(async () => {
    client.close();
    await server.stop();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('hands out events in order and drops those it has seen', async () => {
    emit(10, 'participantJoined', person);
    emit(11, 'participantJoined', person);
    emit(12, 'participantLeft', { participantId: 'p2', reason: 'lost' });
    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(events.map(({ type }) => type)).toEqual(['participantJoined', 'participantLeft']);
  });

  it('counts events of a type newer than itself', async () => {
    emit(11, 'handRaised', { participantId: 'p2' });
    emit(12, 'meetingEnded', { reason: 'idle' });
    await vi.waitFor(() => expect(events).toEqual([expect.objectContaining({ type: 'meetingEnded' })]));
    expect(server.connections).toBe(1);
  });

  it('fetches the state anew after a gap', async () => {
    emit(15, 'participantJoined', person);
    await vi.waitFor(() => expect(sessions).toHaveLength(2));
    expect(events).toEqual([]);
    emit(21, 'participantJoined', person);
    await vi.waitFor(() => expect(events).toHaveLength(1));
  });
});
