import { hueOf, initials } from '../lib/format';
import styles from './Avatar.module.css';

/** Initials on the person's colour; sized by its container. */
export function Avatar({ name, id }: { name: string; id: string }) {
  return (
    <span className={styles.avatar} style={{ backgroundColor: `oklch(0.46 0.09 ${hueOf(id)})` }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
