import { useState, type SubmitEvent } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording, RecordingSettings } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { loadRecordingPreferences } from '../../meeting/recordingPreferences';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { RecordingFields } from './RecordingFields';
import styles from './RecordingFields.module.css';

interface RecomposeDialogProps {
  recordings: RecordingsApi;
  recording: Recording;
  onClose: () => void;
  onBegun: () => void;
}

/** Asks what a film is to become that is made again from its tracks. */
export function RecomposeDialog({ recordings, recording, onClose, onBegun }: RecomposeDialogProps) {
  const [settings, setSettings] = useState<RecordingSettings>(() => recording.settings ?? loadRecordingPreferences());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const begin = async () => {
    setBusy(true);
    try {
      await recordings.recompose(recording.id, settings);
      onBegun();
    } catch (error) {
      setRefused(error);
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void begin();
  };
  return (
    <Dialog title="Compose this recording anew" onClose={onClose} testId="recompose-dialog">
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.explanation}>
          A new film takes the place of the old one, made from what was captured. Links to it go on working.
        </p>
        <RecordingFields settings={settings} change={(part) => setSettings((before) => ({ ...before, ...part }))} />
        {refused !== undefined && (
          <Notice tone="error" title="It cannot be composed anew" text={explainBriefly(refused)} />
        )}
        <div className={styles.answers}>
          <Button onClick={onClose} data-autofocus="">
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy} data-testid="confirm-recompose">
            Compose
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
