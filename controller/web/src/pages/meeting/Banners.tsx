import { useEffect, useState } from 'react';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import styles from './MeetingRoom.module.css';

const longMs = 12_000;

/** What stands in the way of the meeting, with what to do about it. */
export function Banners({ session }: { session: MeetingSession }) {
  const { audio } = session.media;
  const blocked = useStore(audio.blocked, (value) => value);
  const reconnecting = useStore(session.state, (state) => state.connection === 'reconnecting');
  return (
    <>
      {blocked && (
        <div className={styles.banner} role="alert">
          <Icon name="volume" />
          <p>Your browser holds the sound back until you click.</p>
          <Button look="primary" onClick={() => void audio.unblock()}>
            Turn on sound
          </Button>
        </div>
      )}
      {reconnecting && <LongReconnection />}
      <OwnShare session={session} />
    </>
  );
}

/** Nobody should show more than they know of. */
function OwnShare({ session }: { session: MeetingSession }) {
  const sharing = useStore(session.local.screen.store, ({ status }) => status === 'on');
  if (!sharing) return null;
  return (
    <div className={styles.banner} role="status" data-testid="own-share">
      <Icon name="screen" />
      <p>You are sharing your screen.</p>
      <Button onClick={() => void session.setScreenShare(false)}>Stop</Button>
    </div>
  );
}

/** Most interruptions are over before they are worth a word. */
function LongReconnection() {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  return (
    <div className={styles.banner} role="alert">
      <Icon name="warning" />
      <p>The meeting cannot be reached. Check your network; you come back by yourself as soon as it works.</p>
    </div>
  );
}
