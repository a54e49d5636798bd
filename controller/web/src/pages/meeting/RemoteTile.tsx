import { useCallback } from 'react';
import type { Participant } from '../../events/schemas';
import { streamQuality } from '../../media/quality';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { markFirstFrame } from '../../meeting/joinMarks';
import { useStore } from '../../store/useStore';
import { VideoTrack } from '../../ui/VideoTrack';
import { Tile } from './Tile';
import styles from './Tile.module.css';
import { useReaction } from './useReaction';

/** Somebody else. */
export function RemoteTile({ session, participant }: { session: MeetingSession; participant: Participant }) {
  const { participantId, displayName, connected, handRaisedAt } = participant;
  const { media } = session;
  const camera = useStore(media.remote, (remote) => remote.get(participantId)?.get('camera'));
  const microphone = useStore(media.remote, (remote) => remote.get(participantId)?.get('microphone'));
  const speaking = useStore(media.speaking, (ids) => ids.has(participantId));
  const reaction = useReaction(session, participantId);
  const producerId = camera?.producerId;

  const attach = useCallback(
    (video: HTMLVideoElement) => {
      if (producerId === undefined) return undefined;
      const measure = () => media.sized(producerId, video.clientHeight * devicePixelRatio);
      // The size first: it decides which layer begins to flow.
      measure();
      media.attach(producerId);
      const observer = new ResizeObserver(measure);
      observer.observe(video);
      const stopWaiting = markFirstFrame(video);
      return () => {
        observer.disconnect();
        stopWaiting();
      };
    },
    [media, producerId],
  );

  const track = camera && !camera.paused ? camera.track : null;
  return (
    <Tile
      participantId={participantId}
      name={displayName}
      isSelf={false}
      muted={!microphone || microphone.paused}
      speaking={speaking && microphone?.paused === false}
      connected={connected}
      quality={streamQuality(camera)}
      handRaised={handRaisedAt !== null}
      reaction={reaction}
    >
      {track && (
        <VideoTrack track={track} className={styles.video} label={`Video of ${displayName}`} onAttached={attach} />
      )}
    </Tile>
  );
}
