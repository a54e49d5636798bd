import { useState, type SubmitEvent } from 'react';
import { meetingPath, parseMeetingInput } from '../../app/paths';
import { navigate } from '../../app/router';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import styles from './HomePage.module.css';

export function JoinForm() {
  const [input, setInput] = useState('');
  const [error, setError] = useState<string>();

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const code = parseMeetingInput(input);
    if (code === undefined) setError('That is neither a code like abc-defg-hij nor the link of a meeting.');
    else navigate(meetingPath(code));
  };
  const change = (value: string) => {
    setInput(value);
    setError(undefined);
  };

  return (
    <form className={styles.joinRow} onSubmit={submit} noValidate>
      <TextField
        label="Code or link"
        value={input}
        onValue={change}
        error={error}
        placeholder="abc-defg-hij"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        testId="code-input"
      />
      <Button type="submit" disabled={input.trim() === ''} data-testid="join-code">
        Join
      </Button>
    </form>
  );
}
