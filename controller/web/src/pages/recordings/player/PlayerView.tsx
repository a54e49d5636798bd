import { useState } from 'react';
import { Player } from '../../../player/Player';
import { loadPosition } from '../../../player/positions';
import { parseTime } from '../../../player/timeText';
import { Beside } from './Beside';
import type { Playable } from './Playable';
import styles from './PlayerView.module.css';
import { useSideFiles } from './useSideFiles';
import { VideoPlayer } from './VideoPlayer';

/** The film with its chapters and its chat. Begins where the address says, else where this browser was. */
export function PlayerView({ playable, onPlayer }: { playable: Playable; onPlayer?: (player: Player) => void }) {
  const [player] = useState(() => {
    const wanted = parseTime(new URLSearchParams(location.search).get('t')) ?? loadPosition(playable.id);
    const made = new Player(playable.durationSeconds, wanted);
    onPlayer?.(made);
    return made;
  });
  const files = useSideFiles(playable);
  const alone = files.chapters.length === 0 && files.chat.length === 0;
  return (
    <div className={styles.view} data-alone={alone}>
      <VideoPlayer player={player} playable={playable} files={files} />
      <Beside player={player} files={files} />
    </div>
  );
}
