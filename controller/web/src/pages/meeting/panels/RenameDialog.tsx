import { useState, type SubmitEvent } from 'react';
import { displayNameLimit, saveDisplayName } from '../../../app/displayName';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/TextField';
import styles from './PeoplePanel.module.css';

interface RenameDialogProps {
  session: MeetingSession;
  participantId: string;
  name: string;
  onClose: () => void;
}

export function RenameDialog({ session, participantId, name, onClose }: RenameDialogProps) {
  const [text, setText] = useState(name);
  const rename = async () => {
    if (!(await session.perform((api) => api.rename(participantId, text.trim())))) return;
    saveDisplayName(text.trim());
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void rename();
  };
  return (
    <Dialog title="Change your name" onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <TextField
          label="Your name"
          value={text}
          onValue={setText}
          maxLength={displayNameLimit}
          testId="rename-input"
          data-autofocus=""
        />
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}
