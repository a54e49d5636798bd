import { useId } from 'react';
import { Icon } from '../../ui/Icon';
import styles from './Missing.module.css';

/** What should be in a film and is not: whoever watches is told, with the reasons. */
export function Missing({ missing }: { missing: readonly string[] }) {
  const id = useId();
  if (missing.length === 0) return null;
  return (
    <section className={styles.missing} aria-labelledby={id} data-testid="missing">
      <Icon name="warning" />
      <h2 id={id} className={styles.title}>
        Something is missing in this recording
      </h2>
      <ul className={styles.list}>
        {missing.map((one, index) => (
          <li key={index}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
