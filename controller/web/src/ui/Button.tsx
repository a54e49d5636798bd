import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { navigate } from '../app/router';
import styles from './Button.module.css';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  look?: ButtonLook;
  wide?: boolean;
}

function classes({ look = 'secondary', wide = false }: Look): string {
  return [styles.button, styles[look], wide ? styles.wide : ''].join(' ');
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean };

export function Button({ look, wide, busy = false, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes({ ...(look && { look }), ...(wide && { wide }) })}
      disabled={disabled === true || busy}
      aria-busy={busy}
      {...rest}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
}

interface LinkProps extends Look {
  to: string;
  children: ReactNode;
  testId?: string;
  newTab?: boolean;
}

/** A link that looks like a button and moves inside the page. */
export function ButtonLink({ to, children, testId, newTab = false, ...look }: LinkProps) {
  return (
    <a
      href={to}
      className={classes(look)}
      data-testid={testId}
      onClick={newTab ? undefined : follow}
      {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {children}
    </a>
  );
}

/** Leaves new tabs and new windows to the browser. */
export function follow(event: MouseEvent<HTMLAnchorElement>): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return;
  }
  event.preventDefault();
  navigate(event.currentTarget.pathname);
}
