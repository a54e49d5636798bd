import { useEffect, useRef } from 'react';
import { formatDuration } from '../../../lib/format';
import type { Player } from '../../../player/Player';
import { cueIndexAt } from '../../../player/vtt';
import { useStore } from '../../../store/useStore';
import { RichText } from '../../../ui/RichText';
import styles from './Beside.module.css';
import type { ChatLine } from './useSideFiles';

/** What was written up to now; later messages wait for their time. */
export function ChatReplay({ player, chat }: { player: Player; chat: readonly ChatLine[] }) {
  const last = useStore(player.state, (state) => cueIndexAt(chat, state.time));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const element = list.current?.parentElement;
    element?.scrollTo({ top: element.scrollHeight });
  }, [last]);
  if (last === undefined) return <p className={styles.quiet}>Nobody has written yet.</p>;
  return (
    <ol ref={list} className={styles.list}>
      {chat.slice(0, last + 1).map(({ start, name, text }, index) => (
        <li key={index} className={styles.message} data-testid="chat-line">
          <button type="button" className={styles.at} onClick={() => player.seekTo(start)}>
            {formatDuration(start)}
          </button>
          <p className={styles.words}>
            {name !== null && <strong>{name}</strong>} <RichText text={text} />
          </p>
        </li>
      ))}
    </ol>
  );
}
