import { useState } from 'react';
import { explainBriefly } from '../../api/explain';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import styles from './RecordingPage.module.css';

interface DeleteDialogProps {
  recordings: RecordingsApi;
  id: string;
  held: boolean;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteDialog({ recordings, id, held, onClose, onDeleted }: DeleteDialogProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const remove = async () => {
    setBusy(true);
    try {
      await recordings.remove(id);
      onDeleted();
    } catch (error) {
      setRefused(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title="Delete this recording?" onClose={onClose} testId="delete-dialog">
      <p className={styles.text}>
        {held
          ? 'It is under legal hold, so nobody can delete it. Who runs the server can lift the hold.'
          : 'The film, its tracks, its chat and all links to it go for good. There is no way back.'}
      </p>
      {refused !== undefined && <Notice tone="error" title="It was not deleted" text={explainBriefly(refused)} />}
      <div className={styles.answers}>
        <Button onClick={onClose} data-autofocus="">
          Cancel
        </Button>
        <Button look="danger" busy={busy} disabled={held} onClick={() => void remove()} data-testid="confirm-delete">
          Delete for good
        </Button>
      </div>
    </Dialog>
  );
}
