import type { MeetingState } from './MeetingState';

/** The recording about which this person has to say whether they may be in it; null when there is nothing to say. */
export function mustConsent({ meeting, recording, consents, selfId }: MeetingState): string | null {
  if (meeting?.settings.recordingConsent !== true || !recording) return null;
  if (!['pending', 'starting', 'recording'].includes(recording.state)) return null;
  const said = consents.some(
    ({ recordingId, participantId }) => recordingId === recording.id && participantId === selfId,
  );
  return said ? null : recording.id;
}
