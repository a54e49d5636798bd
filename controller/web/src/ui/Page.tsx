import { useEffect, type ReactNode } from 'react';
import { homePath } from '../app/paths';
import { follow } from './Button';
import { Logo } from './Logo';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  children: ReactNode;
  /** Beside the brand, at the end of the header. */
  aside?: ReactNode;
  centred?: boolean;
  /** For what needs the room of a large screen. */
  wide?: boolean;
}

/** The frame of every page outside of a running meeting. */
export function Page({ title, children, aside, centred = false, wide = false }: PageProps) {
  usePageTitle(title);
  return (
    <div className={[styles.page, wide ? styles.wide : ''].join(' ')}>
      <header className={styles.header}>
        <a href={homePath} className={styles.brand} onClick={follow} aria-label="Conference, start page">
          <Logo />
          Conference
        </a>
        {aside}
      </header>
      <main className={[styles.main, centred ? styles.centred : ''].join(' ')}>{children}</main>
    </div>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Conference' : `${title} – Conference`;
  }, [title]);
}
