import { useState, type SubmitEvent } from 'react';
import { explainBriefly } from '../../api/explain';
import { signIn } from '../../app/account';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { TextField } from '../../ui/TextField';
import page from '../recordings/RecordingPage.module.css';
import styles from '../shared/SharedPage.module.css';

/** The door for accounts: those who run the server, and whom they gave one. */
export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') {
      setProblem('Enter both, the address and the password.');
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(email.trim(), password);
    } catch (error) {
      setProblem(explainBriefly(error));
      setBusy(false);
    }
  };
  return (
    <Page title="Sign in" centred>
      <form className={styles.door} onSubmit={(event) => void submit(event)} noValidate data-testid="sign-in">
        <Icon name="library" size={28} />
        <h1 className={styles.title}>All recordings</h1>
        <p className={page.text}>For those who have an account on this server. To join a meeting none is needed.</p>
        <TextField
          label="E-mail address"
          type="email"
          value={email}
          onValue={setEmail}
          autoComplete="username"
          autoFocus
          testId="sign-in-email"
        />
        <TextField
          label="Password"
          type="password"
          value={password}
          onValue={setPassword}
          error={problem}
          autoComplete="current-password"
          testId="sign-in-password"
        />
        <Button type="submit" look="primary" wide busy={busy} data-testid="sign-in-button">
          Sign in
        </Button>
      </form>
    </Page>
  );
}
