import { useState } from 'react';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './SettingsDialog.module.css';

export function EndDialog({ session, onClose }: { session: MeetingSession; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    if (await session.perform((api) => api.end())) return;
    onClose();
  };
  return (
    <Dialog title="End the meeting for everybody?" onClose={onClose}>
      <p className={styles.text}>Everybody is sent out, and nobody can come back. A running recording is finished.</p>
      <div className={styles.answers}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="danger" busy={busy} onClick={() => void end()} data-testid="confirm-end">
          End the meeting
        </Button>
      </div>
    </Dialog>
  );
}
