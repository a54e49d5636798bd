import type { ReactNode } from 'react';
import type { Quality } from '../../media/quality';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { QualityBars } from './QualityBars';
import styles from './Tile.module.css';

interface TileProps {
  participantId: string;
  name: string;
  isSelf: boolean;
  muted: boolean;
  speaking: boolean;
  connected: boolean;
  quality: Quality;
  handRaised: boolean;
  /** The last that this person has shown, while it is shown. */
  reaction: string | null;
  /** The <video>, while there is a picture. */
  children: ReactNode;
}

/** One person: the picture, or initials in its place, with name and state. */
export function Tile({
  participantId,
  name,
  isSelf,
  muted,
  speaking,
  connected,
  quality,
  handRaised,
  reaction,
  children,
}: TileProps) {
  const hasVideo = Boolean(children);
  return (
    <li
      className={styles.tile}
      data-testid="tile"
      data-participant-id={participantId}
      data-name={name}
      data-self={isSelf}
      data-speaking={speaking}
      data-video={hasVideo}
    >
      <Avatar name={name} id={participantId} />
      {children}
      {!connected && <div className={styles.away}>Connection lost…</div>}
      {handRaised && (
        <span className={styles.hand} data-testid="tile-hand">
          <Icon name="hand" size={20} />
          <span className="visually-hidden">Hand raised</span>
        </span>
      )}
      {reaction !== null && (
        <span className={styles.reaction} data-testid="reaction" role="img" aria-label={`Reaction: ${reaction}`}>
          {reaction}
        </span>
      )}
      <div className={styles.label}>
        {muted && (
          <span className={styles.muted}>
            <Icon name="microphone-off" size={16} />
            <span className="visually-hidden">Muted:</span>
          </span>
        )}
        <span className={styles.name}>
          {name}
          {isSelf && ' (you)'}
        </span>
        {quality !== 'unknown' && quality !== 'good' && <QualityBars quality={quality} />}
      </div>
    </li>
  );
}
