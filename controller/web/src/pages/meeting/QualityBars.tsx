import type { Quality } from '../../media/quality';
import styles from './MeetingRoom.module.css';

const filled: Readonly<Record<Quality, number>> = { unknown: 3, good: 3, fair: 2, poor: 1 };
const words: Readonly<Record<Quality, string>> = {
  unknown: 'Connection',
  good: 'Good connection',
  fair: 'Fair connection',
  poor: 'Poor connection',
};

export function QualityBars({ quality }: { quality: Quality }) {
  return (
    <svg
      className={styles.bars}
      data-quality={quality}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role="img"
      aria-label={words[quality]}
    >
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 5}
          y={10 - bar * 4}
          width="4"
          height={5 + bar * 4}
          rx="1"
          fill="currentColor"
          opacity={bar < filled[quality] ? 1 : 0.3}
        />
      ))}
    </svg>
  );
}
