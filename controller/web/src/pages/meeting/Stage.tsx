import { useMemo, useRef, type CSSProperties } from 'react';
import type { Participant } from '../../events/schemas';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { useElementSize } from '../../ui/useElementSize';
import { CopyLink } from './CopyLink';
import { bestGrid, stripTile } from './grid';
import { RemoteTile } from './RemoteTile';
import { Screens } from './Screens';
import { SelfTile } from './SelfTile';
import styles from './Stage.module.css';

const gap = 10;

/** Everybody at once, as large as the window allows, oneself last; beside a shared screen, which is larger. */
export function Stage({ session, code }: { session: MeetingSession; code: string }) {
  const selfId = useStore(session.state, (state) => state.selfId);
  const participants = useStore(session.state, (state) => state.participants);
  const connection = useStore(session.state, (state) => state.connection);
  const remote = useStore(session.media.remote, (media) => media);
  const others = useMemo(() => withoutSelf(participants, selfId), [participants, selfId]);
  const sharers = useMemo(
    () => others.filter(({ participantId }) => remote.get(participantId)?.has('screen')),
    [others, remote],
  );

  const ref = useRef<HTMLUListElement>(null);
  const box = useElementSize(ref);
  const { tileWidth, tileHeight } = sharers.length > 0 ? stripTile(box) : bestGrid(others.length + 1, box, gap);
  const size = { '--tile-width': `${tileWidth}px`, '--tile-height': `${tileHeight}px`, '--gap': `${gap}px` };
  const alone = others.length === 0 && connection === 'connected';

  return (
    <>
      <div className={styles.stage} data-layout={sharers.length > 0 ? 'screen' : 'grid'}>
        {sharers.length > 0 && <Screens session={session} sharers={sharers} />}
        <ul ref={ref} className={styles.people} style={size as CSSProperties} aria-label="People">
          {others.map((participant) => (
            <RemoteTile key={participant.participantId} session={session} participant={participant} />
          ))}
          <SelfTile session={session} />
        </ul>
      </div>
      {alone && (
        <div className={styles.invite}>
          <p>
            <strong>You are the only one here.</strong> Send the link to those you want to meet.
          </p>
          <CopyLink code={code} prominent />
        </div>
      )}
    </>
  );
}

function withoutSelf(participants: readonly Participant[], selfId: string | null): readonly Participant[] {
  return participants.filter(({ participantId }) => participantId !== selfId);
}
