import { useId, type InputHTMLAttributes } from 'react';
import styles from './Field.module.css';

type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  optional?: boolean;
  testId: string;
  'data-autofocus'?: string | undefined;
};

export function TextField({ label, value, onValue, error, optional = false, testId, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label} {optional && <span className={styles.optional}>(optional)</span>}
      </label>
      <input
        id={id}
        type="text"
        className={styles.input}
        data-testid={testId}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        {...rest}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
