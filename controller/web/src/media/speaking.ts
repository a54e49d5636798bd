/** Below this a microphone carries a room, not a voice. */
const voiceDbov = -55;

interface Volume {
  participantId: string;
  volume: number;
}

/** Who is speaking now; the previous set comes back when nothing changed, so that nobody renders for nothing. */
export function speakingNow(volumes: readonly Volume[], previous: ReadonlySet<string>): ReadonlySet<string> {
  const now = new Set(volumes.filter(({ volume }) => volume >= voiceDbov).map(({ participantId }) => participantId));
  const isSame = now.size === previous.size && [...now].every((id) => previous.has(id));
  return isSame ? previous : now;
}
