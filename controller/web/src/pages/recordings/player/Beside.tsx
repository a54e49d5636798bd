import { useId, useState, type KeyboardEvent } from 'react';
import type { Player } from '../../../player/Player';
import styles from './Beside.module.css';
import { Chapters } from './Chapters';
import { ChatReplay } from './ChatReplay';
import type { SideFiles } from './useSideFiles';

type Tab = 'chapters' | 'chat';

const names: Readonly<Record<Tab, string>> = { chapters: 'Chapters', chat: 'Chat' };

/** What goes beside the film, in step with it. Nothing where there is neither. */
export function Beside({ player, files }: { player: Player; files: SideFiles }) {
  const id = useId();
  const [chosen, setChosen] = useState<Tab>('chapters');
  const tabs: Tab[] = [
    ...(files.chapters.length > 0 ? (['chapters'] as const) : []),
    ...(files.chat.length > 0 ? (['chat'] as const) : []),
  ];
  const [first] = tabs;
  if (first === undefined) return null;
  const shown = tabs.includes(chosen) ? chosen : first;
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // Not the player's then; all other keys are, also after a click on a tab.
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + 1) % tabs.length] ?? first;
    setChosen(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <section className={styles.panel} aria-label="Beside the recording">
      <div className={styles.tabs} role="tablist" onKeyDown={turn}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`${id}-${tab}`}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab === shown}
            aria-controls={`${id}-panel`}
            tabIndex={tab === shown ? 0 : -1}
            data-testid={`tab-${tab}`}
            onClick={() => setChosen(tab)}
          >
            {names[tab]}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className={styles.content} role="tabpanel" aria-labelledby={`${id}-${shown}`}>
        {shown === 'chapters' ? (
          <Chapters player={player} chapters={files.chapters} />
        ) : (
          <ChatReplay player={player} chat={files.chat} />
        )}
      </div>
    </section>
  );
}
