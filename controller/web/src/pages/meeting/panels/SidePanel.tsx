import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import type { Panel } from '../../../meeting/ToastQueue';
import { useStore } from '../../../store/useStore';
import { Icon } from '../../../ui/Icon';
import { ChatPanel } from './ChatPanel';
import { PeoplePanel } from './PeoplePanel';
import { PollsPanel } from './PollsPanel';
import styles from './SidePanel.module.css';

const titles: Readonly<Record<Panel, string>> = { people: 'People', chat: 'Chat', polls: 'Polls' };

interface SidePanelProps {
  session: MeetingSession;
  panel: Panel;
  onSelect: (panel: Panel) => void;
  onClose: () => void;
}

/** Beside the stage, or in front of it on a phone. Escape closes it, and the focus goes back to where it came from. */
export function SidePanel({ session, panel, onSelect, onClose }: SidePanelProps) {
  const unread = useStore(session.state, (state) => state.chat.unread);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };

  return (
    <aside className={styles.panel} aria-label={titles[panel]} data-testid={`${panel}-panel`} onKeyDown={keyDown}>
      <header className={styles.header}>
        <h2 ref={heading} tabIndex={-1} className="visually-hidden">
          {titles[panel]}
        </h2>
        <nav className={styles.tabs} aria-label="Panels">
          {(Object.keys(titles) as Panel[]).map((name) => (
            <button
              key={name}
              type="button"
              className={styles.tab}
              aria-current={name === panel}
              data-testid={`${name}-tab`}
              onClick={() => onSelect(name)}
            >
              {titles[name]}
              {name === 'chat' && panel !== 'chat' && unread > 0 && <span className={styles.badge}>{unread}</span>}
            </button>
          ))}
        </nav>
        <button type="button" className={styles.close} onClick={onClose} aria-label="Close the panel">
          <Icon name="close" />
        </button>
      </header>
      {panel === 'people' && <PeoplePanel session={session} />}
      {panel === 'chat' && <ChatPanel session={session} />}
      {panel === 'polls' && <PollsPanel session={session} />}
    </aside>
  );
}
