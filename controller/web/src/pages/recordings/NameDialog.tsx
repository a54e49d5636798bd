import { useState, type SubmitEvent } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { NameField } from './NameField';
import styles from './RecordingFields.module.css';
import { titleOf } from './words';

interface NameDialogProps {
  recordings: RecordingsApi;
  recording: Recording;
  onClose: () => void;
  onNamed: () => void;
}

/** Gives a recording another name, or takes it away. */
export function NameDialog({ recordings, recording, onClose, onNamed }: NameDialogProps) {
  const [name, setName] = useState(recording.name ?? '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const otherwise = titleOf({ ...recording, name: null });
  const save = async () => {
    setBusy(true);
    try {
      await recordings.rename(recording.id, name.trim() === '' ? null : name.trim());
      onNamed();
    } catch (error) {
      setRefused(error);
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog title="Name of this recording" onClose={onClose} testId="name-dialog">
      <form className={styles.form} onSubmit={submit}>
        <NameField name={name} onName={setName} otherwise={otherwise} first />
        <p className={styles.explanation}>Without one it is called “{otherwise}”, as its meeting.</p>
        {refused !== undefined && (
          <Notice tone="error" title="The name was not changed" text={explainBriefly(refused)} />
        )}
        <div className={styles.answers}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={busy} data-testid="save-name">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
