import { useState, type SubmitEvent } from 'react';
import { explain, type Explanation } from '../../api/explain';
import { rememberHostToken } from '../../app/invitations';
import { meetingPath } from '../../app/paths';
import { navigate } from '../../app/router';
import { api } from '../../app/services';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './HomePage.module.css';

const nameLimit = 100;

export function StartForm() {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Explanation>();

  const start = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const meeting = await api.createMeeting(name.trim());
      rememberHostToken(meeting.code, meeting.hostToken);
      navigate(meetingPath(meeting.code));
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void start();
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Meeting name"
        optional
        value={name}
        onValue={setName}
        maxLength={nameLimit}
        placeholder="Weekly planning"
        autoComplete="off"
        testId="meeting-name"
      />
      <Button type="submit" look="primary" wide busy={busy} data-testid="create-meeting">
        {!busy && <Icon name="plus" />}
        Start a meeting
      </Button>
      {problem && <Notice tone="error" {...problem} />}
    </form>
  );
}
