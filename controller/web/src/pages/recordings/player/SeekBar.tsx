import { useRef, useState, type CSSProperties, type PointerEvent } from 'react';
import { formatDuration } from '../../../lib/format';
import type { Player } from '../../../player/Player';
import { thumbnailAt, type Thumbnail } from '../../../player/thumbnails';
import { spokenTime } from '../../../player/timeText';
import { cueIndexAt, plainText, type Cue } from '../../../player/vtt';
import { useStore } from '../../../store/useStore';
import styles from './SeekBar.module.css';

interface SeekBarProps {
  player: Player;
  chapters: readonly Cue[];
  thumbnails: readonly Thumbnail[];
}

/** Where one is, with marks at the chapters and a look at what the pointer is on. The arrow keys are those of the whole player. */
export function SeekBar({ player, chapters, thumbnails }: SeekBarProps) {
  const time = useStore(player.state, (state) => state.time);
  const duration = useStore(player.state, (state) => state.duration);
  const buffered = useStore(player.state, (state) => state.buffered);
  const bar = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const share = (value: number) => `${duration > 0 ? (100 * Math.min(value, duration)) / duration : 0}%`;

  const timeAt = ({ clientX }: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    return Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration;
  };
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    player.seekTo(timeAt(event));
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const at = timeAt(event);
    setPointed(at);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seekTo(at);
  };
  const chapter = chapters[cueIndexAt(chapters, time) ?? -1];

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-valuemin={0}
      aria-valuemax={Math.floor(duration)}
      aria-valuenow={Math.floor(time)}
      aria-valuetext={`${spokenTime(time)} of ${spokenTime(duration)}${chapter ? `, ${plainText(chapter.text)}` : ''}`}
      data-testid="seek-bar"
      onPointerDown={grab}
      onPointerMove={move}
      onPointerLeave={() => setPointed(undefined)}
    >
      <div className={styles.track}>
        <div className={styles.buffered} style={{ width: share(buffered) }} />
        <div className={styles.played} style={{ width: share(time) }} />
        {chapters.map(
          ({ start }) =>
            start > 0 && (
              <span key={start} className={styles.mark} style={{ left: share(start) }} data-testid="chapter-mark" />
            ),
        )}
      </div>
      <span className={styles.knob} style={{ left: share(time) }} />
      {pointed !== undefined && (
        <Preview
          time={pointed}
          left={share(pointed)}
          chapters={chapters}
          thumbnail={thumbnailAt(thumbnails, pointed)}
        />
      )}
    </div>
  );
}

interface PreviewProps {
  time: number;
  left: string;
  chapters: readonly Cue[];
  thumbnail: Thumbnail | undefined;
}

function Preview({ time, left, chapters, thumbnail }: PreviewProps) {
  const chapter = chapters[cueIndexAt(chapters, time) ?? -1];
  return (
    <div
      className={styles.preview}
      style={{ '--at': left } as CSSProperties}
      aria-hidden="true"
      data-testid="seek-preview"
    >
      {thumbnail && (
        <div
          className={styles.thumbnail}
          data-testid="thumbnail"
          style={{
            width: thumbnail.width,
            height: thumbnail.height,
            backgroundImage: `url("${thumbnail.sheet}")`,
            backgroundPosition: `-${thumbnail.x}px -${thumbnail.y}px`,
          }}
        />
      )}
      {chapter && <span className={styles.previewChapter}>{plainText(chapter.text)}</span>}
      <span>{formatDuration(time)}</span>
    </div>
  );
}
