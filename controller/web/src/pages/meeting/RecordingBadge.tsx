import type { Recording } from '../../api/recordingSchemas';
import { recordingsPath } from '../../app/paths';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { badgeState, type BadgeState } from '../../meeting/recordingStatus';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { Elapsed } from './Elapsed';
import styles from './MeetingRoom.module.css';

const titles: Readonly<Record<BadgeState, string>> = {
  recording: 'This meeting is being recorded',
  paused: 'The recording is paused: nothing is recorded now',
  composing: 'The recording is being composed',
  uploading: 'The recording is being uploaded',
  failed: 'The recording failed: see why, and try again',
};

/** Seen by everybody for as long as anything is captured or could go on to be; how it is finished, by those who record. */
export function RecordingBadge({ session }: { session: MeetingSession }) {
  const recording = useStore(session.state, (state) => state.recording);
  const mayRecord = useStore(session.state, (state) => may(state, 'record'));
  const state = badgeState(recording, mayRecord);
  if (!recording || state === null) return null;
  if (state === 'failed') {
    return (
      <a
        className={styles.recording}
        href={recordingsPath(recording.meetingCode)}
        target="_blank"
        rel="noopener"
        data-testid="recording-badge"
        data-state={state}
        title={titles[state]}
      >
        <Icon name="warning" size={16} />
        Recording failed
      </a>
    );
  }
  return (
    <span className={styles.recording} data-testid="recording-badge" data-state={state} title={titles[state]}>
      <Words state={state} recording={recording} />
    </span>
  );
}

function Words({ state, recording }: { state: Exclude<BadgeState, 'failed'>; recording: Recording }) {
  switch (state) {
    case 'recording':
      return (
        <>
          <span className={styles.recordingDot} aria-hidden="true" />
          <span className="visually-hidden">Being recorded for</span>
          <span className={styles.recordingWord} aria-hidden="true">
            REC
          </span>
          <Elapsed recording={recording} />
        </>
      );
    case 'paused':
      return (
        <>
          <Icon name="pause" size={16} />
          <span className={styles.recordingWord}>Paused</span>
          <Elapsed recording={recording} />
        </>
      );
    case 'composing':
    case 'uploading':
      return (
        <>
          <span className={styles.recordingWord}>{state === 'composing' ? 'Composing' : 'Uploading'}</span>
          {recording.progress !== null && <span>{Math.round(recording.progress * 100)} %</span>}
        </>
      );
  }
}
