import { useCallback, useRef, type CSSProperties } from 'react';
import type { Participant } from '../../events/schemas';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import { useElementSize } from '../../ui/useElementSize';
import { VideoTrack } from '../../ui/VideoTrack';
import { bestGrid } from './grid';
import styles from './Screens.module.css';

const gap = 8;

/** What people show of their screens: nothing of it is cut off. */
export function Screens({ session, sharers }: { session: MeetingSession; sharers: readonly Participant[] }) {
  const ref = useRef<HTMLDivElement>(null);
  const { columns, rows } = bestGrid(sharers.length, useElementSize(ref), gap);
  const grid = { '--columns': columns, '--rows': rows, '--gap': `${gap}px` };
  return (
    <div ref={ref} className={styles.screens} style={grid as CSSProperties}>
      {sharers.map((sharer) => (
        <Screen key={sharer.participantId} session={session} sharer={sharer} />
      ))}
    </div>
  );
}

function Screen({ session, sharer }: { session: MeetingSession; sharer: Participant }) {
  const { participantId, displayName } = sharer;
  const { media } = session;
  const stream = useStore(media.remote, (remote) => remote.get(participantId)?.get('screen'));
  const producerId = stream?.producerId;
  const attach = useCallback(() => {
    if (producerId !== undefined) media.attach(producerId);
    return undefined;
  }, [media, producerId]);
  return (
    <figure className={styles.screen} data-testid="screen" data-name={displayName}>
      {stream?.track ? (
        <VideoTrack
          track={stream.track}
          className={styles.video}
          label={`Screen of ${displayName}`}
          onAttached={attach}
        />
      ) : (
        <span className={styles.loading}>
          <Spinner />
        </span>
      )}
      <figcaption className={styles.caption}>
        <Icon name="screen" size={16} />
        <span>{displayName}</span>
      </figcaption>
    </figure>
  );
}
