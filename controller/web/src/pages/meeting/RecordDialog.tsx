import { useState, type SubmitEvent } from 'react';
import type { RecordingSettings } from '../../api/recordingSchemas';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { loadRecordingPreferences, saveRecordingPreferences } from '../../meeting/recordingPreferences';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { NameField } from '../recordings/NameField';
import { RecordingFields } from '../recordings/RecordingFields';
import styles from '../recordings/RecordingFields.module.css';

/** Asks what the recording is to become, beginning with what it was the last time. */
export function RecordDialog({ session, onClose }: { session: MeetingSession; onClose: () => void }) {
  const meetingName = useStore(session.state, (state) => state.meeting?.name ?? '');
  const [name, setName] = useState('');
  const [settings, setSettings] = useState(loadRecordingPreferences);
  const change = (part: Partial<RecordingSettings>) => setSettings((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saveRecordingPreferences(settings);
    void session.record('start', { ...settings, ...(name.trim() !== '' && { name: name.trim() }) });
    onClose();
  };
  return (
    <Dialog title="Record the meeting" onClose={onClose} testId="record-dialog">
      <form className={styles.form} onSubmit={submit}>
        <NameField name={name} onName={setName} otherwise={meetingName} />
        <RecordingFields settings={settings} change={change} />
        <div className={styles.answers}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" data-testid="start-recording" data-autofocus="">
            Record
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
