import { useEffect, useId, useRef, useState } from 'react';
import { report } from '../lib/report';
import { Button } from './Button';
import styles from './Field.module.css';
import { Icon } from './Icon';

const confirmedMs = 2_500;

/** A text that is there to be copied; where the clipboard is closed, it is marked for copying by hand. */
export function CopyField({ label, text, testId }: { label: string; text: string; testId: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch (error) {
      report('The clipboard is closed.', error);
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.beside}>
        <input
          ref={field}
          id={id}
          className={styles.input}
          value={text}
          readOnly
          data-testid={testId}
          onFocus={(event) => event.target.select()}
        />
        <Button look="primary" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'link'} />
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </Button>
      </div>
    </div>
  );
}
