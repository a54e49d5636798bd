import { formatDuration } from '../../../lib/format';
import type { Player } from '../../../player/Player';
import { cueIndexAt, plainText, type Cue } from '../../../player/vtt';
import { useStore } from '../../../store/useStore';
import styles from './Beside.module.css';

export function Chapters({ player, chapters }: { player: Player; chapters: readonly Cue[] }) {
  const current = useStore(player.state, (state) => cueIndexAt(chapters, state.time));
  return (
    <ol className={styles.list}>
      {chapters.map(({ start, text }, index) => (
        <li key={start}>
          <button
            type="button"
            className={styles.chapter}
            aria-current={index === current ? 'true' : undefined}
            data-testid="chapter"
            data-start={start}
            onClick={() => player.seekTo(start)}
          >
            <span className={styles.at}>{formatDuration(start)}</span>
            <span>{plainText(text)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
