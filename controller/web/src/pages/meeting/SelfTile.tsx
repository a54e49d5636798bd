import type { MeetingSession } from '../../meeting/MeetingSession';
import { find } from '../../meeting/people';
import { useStore } from '../../store/useStore';
import { VideoTrack } from '../../ui/VideoTrack';
import { Tile } from './Tile';
import styles from './Tile.module.css';
import { useReaction } from './useReaction';
import { useSilent } from './useSilent';

/** Oneself, as in a mirror. */
export function SelfTile({ session }: { session: MeetingSession }) {
  const { local, media } = session;
  const selfId = useStore(session.state, (state) => state.selfId) ?? '';
  const displayName = useStore(session.state, (state) => state.displayName);
  const track = useStore(local.camera.store, (state) => state.track);
  const speaking = useStore(media.speaking, (ids) => ids.has(selfId));
  const silent = useSilent(local);
  const handRaised = useStore(session.state, (state) => find(state.participants, selfId)?.handRaisedAt != null);
  const reaction = useReaction(session, selfId);
  return (
    <Tile
      participantId={selfId}
      name={displayName}
      isSelf
      muted={silent}
      speaking={speaking && !silent}
      connected
      quality="unknown"
      handRaised={handRaised}
      reaction={reaction}
    >
      {track && (
        <VideoTrack track={track} className={[styles.video, styles.mirrored].join(' ')} label="Your camera, mirrored" />
      )}
    </Tile>
  );
}
