import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { recordButtonState, type RecordButtonState } from '../../meeting/recordingStatus';
import { useStore } from '../../store/useStore';
import { Spinner } from '../../ui/Spinner';
import { BarButton } from './BarButton';
import styles from './ControlBar.module.css';
import { Elapsed } from './Elapsed';

const words: Readonly<Record<RecordButtonState, string>> = {
  idle: 'Record',
  starting: 'Starting…',
  recording: 'Stop',
  paused: 'Stop',
  stopping: 'Stopping…',
};

export function RecordButton({ session, onRecord }: { session: MeetingSession; onRecord: () => void }) {
  const granted = useStore(session.state, (value) => may(value, 'record'));
  const state = useStore(session.state, recordButtonState);
  const recording = useStore(session.state, (value) => value.recording);
  if (!granted) return null;
  const busy = state === 'starting' || state === 'stopping';
  const stops = state === 'recording' || state === 'paused';
  const label = stops ? 'Stop recording' : busy ? `Recording: ${words[state]}` : 'Record the meeting';
  return (
    <>
      <button
        type="button"
        className={[styles.button, styles.record].join(' ')}
        data-testid="record-button"
        data-state={state}
        disabled={busy}
        aria-label={label}
        title={label}
        onClick={() => (stops ? void session.record('stop') : onRecord())}
      >
        {busy ? <Spinner /> : <span className={styles.recordMark} aria-hidden="true" />}
        <span className={styles.recordWord}>
          {words[state]}
          {stops && recording && <Elapsed recording={recording} />}
        </span>
      </button>
      {stops && <PauseButton session={session} paused={state === 'paused'} />}
    </>
  );
}

function PauseButton({ session, paused }: { session: MeetingSession; paused: boolean }) {
  return (
    <BarButton
      icon={paused ? 'play' : 'pause'}
      label={paused ? 'Go on recording' : 'Pause the recording'}
      testId="pause-recording"
      pressed={paused}
      onClick={() => void session.record(paused ? 'resume' : 'pause')}
    />
  );
}
