import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { recordButtonState, type RecordButtonState } from '../../meeting/recordingStatus';
import { useStore } from '../../store/useStore';
import { Spinner } from '../../ui/Spinner';
import styles from './ControlBar.module.css';
import { Elapsed } from './Elapsed';

const words: Readonly<Record<RecordButtonState, string>> = {
  idle: 'Record',
  starting: 'Starting…',
  recording: 'Stop',
  stopping: 'Stopping…',
  composing: 'Composing…',
};

export function RecordButton({ session }: { session: MeetingSession }) {
  const granted = useStore(session.state, (value) => may(value, 'record'));
  const state = useStore(session.state, recordButtonState);
  const recording = useStore(session.state, (value) => value.recording);
  const busy = state === 'starting' || state === 'stopping' || state === 'composing';
  if (!granted) return null;
  const progress = state === 'composing' ? recording?.progress : null;
  return (
    <button
      type="button"
      className={[styles.button, styles.record].join(' ')}
      data-testid="record-button"
      data-state={state}
      disabled={busy}
      aria-label={state === 'recording' ? 'Stop recording' : busy ? `Recording: ${words[state]}` : 'Record the meeting'}
      title={state === 'recording' ? 'Stop recording' : 'Record the meeting'}
      onClick={() => void session.setRecording(state === 'idle')}
    >
      {busy ? <Spinner /> : <span className={styles.recordMark} aria-hidden="true" />}
      <span className={styles.recordWord}>
        {words[state]}
        {state === 'recording' && recording?.startedAt != null && <Elapsed since={recording.startedAt} />}
        {progress != null && ` ${Math.round(progress * 100)} %`}
      </span>
    </button>
  );
}
