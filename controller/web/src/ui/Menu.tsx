import { useId, useRef, type MouseEvent, type ReactNode, type ToggleEvent } from 'react';
import styles from './Menu.module.css';

const distance = 10;

interface MenuProps {
  /** Of the button, for those who cannot see its icon. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  className?: string | undefined;
  testId?: string;
  children: ReactNode;
}

/** A button with a popover of the platform, which closes by Escape, by a click elsewhere, and by the choice of an item. */
export function Menu({ label, trigger, className, testId, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);

  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    const { style } = event.currentTarget;
    const above = anchor.top > innerHeight / 2;
    style.setProperty('--left', `${anchor.left + anchor.width / 2}px`);
    style.setProperty('--top', above ? 'auto' : `${anchor.bottom + distance}px`);
    style.setProperty('--bottom', above ? `${innerHeight - anchor.top + distance}px` : 'auto');
  };
  const chosen = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('[data-menu-item]')) event.currentTarget.hidePopover();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        title={label}
        data-testid={testId}
      >
        {trigger}
      </button>
      <div id={id} popover="auto" className={styles.menu} onBeforeToggle={place} onClick={chosen}>
        {children}
      </div>
    </>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  onChoose: () => void;
  danger?: boolean;
  pressed?: boolean;
  testId?: string;
  children: ReactNode;
}

export function MenuItem({ icon, onChoose, danger = false, pressed, testId, children }: MenuItemProps) {
  return (
    <button
      type="button"
      className={styles.item}
      data-menu-item
      data-danger={danger}
      data-testid={testId}
      aria-pressed={pressed}
      onClick={onChoose}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

interface MenuLinkProps {
  icon?: ReactNode;
  href: string;
  testId?: string;
  children: ReactNode;
}

/** Saves a file. */
export function MenuLink({ icon, href, testId, children }: MenuLinkProps) {
  return (
    <a className={styles.item} data-menu-item data-testid={testId} href={href} download>
      {icon}
      <span>{children}</span>
    </a>
  );
}

export function MenuTitle({ children }: { children: ReactNode }) {
  return <p className={styles.title}>{children}</p>;
}
