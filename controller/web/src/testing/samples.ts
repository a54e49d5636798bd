import type { Recording } from '../api/recordingSchemas';
import type { Meeting } from '../api/schemas';
import type { Message, Participant, Poll } from '../events/schemas';

/** Well-formed data for tests; each says only what matters to it. */
export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm1',
    code: 'abc-defg-hij',
    name: 'Weekly',
    status: 'open',
    createdAt: '2026-01-01T00:00:00Z',
    passcodeRequired: false,
    locked: false,
    settings: { lobby: 'off', screenShare: 'one', chat: true, muteOnEntry: false, recordingConsent: false },
    participantCount: 0,
    recording: null,
    ...change,
  };
}

export function aPerson(change: Partial<Participant> = {}): Participant {
  return {
    participantId: 'p1',
    displayName: 'Alice',
    joinedAt: '2026-01-01T00:00:00Z',
    connected: true,
    role: 'speaker',
    grants: ['publishAudio', 'publishVideo', 'subscribe', 'chat'],
    handRaisedAt: null,
    ...change,
  };
}

export function aMessage(change: Partial<Message> = {}): Message {
  return {
    id: 'message1',
    sequence: 2,
    senderId: 'p2',
    senderName: 'Bob',
    to: null,
    text: 'Hello',
    file: null,
    replyTo: null,
    sentAt: '2026-01-01T00:05:00Z',
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function aPoll(change: Partial<Poll> = {}): Poll {
  return {
    id: 'poll1',
    question: 'Tea or coffee?',
    options: [
      { text: 'Tea', votes: 0, voters: [] },
      { text: 'Coffee', votes: 0, voters: [] },
    ],
    multiple: false,
    anonymous: false,
    state: 'open',
    createdBy: 'p1',
    voterCount: 0,
    ...change,
  };
}

export function aRecording(change: Partial<Recording> = {}): Recording {
  return {
    id: 'r1',
    meetingId: 'm1',
    meetingCode: 'abc-defg-hij',
    meetingName: 'Weekly',
    name: null,
    state: 'completed',
    requestedAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    pausedAt: null,
    pausedSeconds: 0,
    stoppedAt: null,
    completedAt: null,
    durationSeconds: null,
    sizeBytes: null,
    progress: null,
    errorCode: null,
    error: null,
    settings: { layout: 'grid', resolution: '1080p', frameRate: 25, tracks: false, hls: false, chat: true },
    participants: [],
    missing: [],
    failedState: null,
    attempts: 1,
    nextAttemptAt: null,
    recorder: null,
    waitsFor: null,
    legalHold: false,
    retainUntil: null,
    artifacts: [],
    mayManage: false,
    ...change,
  };
}
