import type { MeetingSession } from '../../meeting/MeetingSession';
import { isCapturing } from '../../meeting/recordingStatus';
import { useStore } from '../../store/useStore';
import { Elapsed } from './Elapsed';
import styles from './MeetingRoom.module.css';

/** Seen by everybody for as long as anything is captured. */
export function RecordingBadge({ session }: { session: MeetingSession }) {
  const recording = useStore(session.state, (state) => state.recording);
  if (!recording || !isCapturing(recording)) return null;
  return (
    <span className={styles.recording} data-testid="recording-badge" title="This meeting is being recorded">
      <span className={styles.recordingDot} aria-hidden="true" />
      <span className="visually-hidden">Being recorded for</span>
      <span className={styles.recordingWord} aria-hidden="true">
        REC
      </span>
      {recording.startedAt !== null && <Elapsed since={recording.startedAt} />}
    </span>
  );
}
