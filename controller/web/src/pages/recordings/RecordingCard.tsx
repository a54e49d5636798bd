import type { Recording, RecordingState } from '../../api/schemas';
import { api } from '../../app/services';
import { formatBytes, formatDate, formatDuration } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import buttons from '../../ui/Button.module.css';
import { Notice } from '../../ui/Notice';
import { Spinner } from '../../ui/Spinner';
import styles from './RecordingsPage.module.css';
import { isUnfinished } from './useRecordings';

const words: Readonly<Record<RecordingState, string>> = {
  pending: 'Waiting to start',
  starting: 'Starting',
  recording: 'Recording now',
  stopping: 'Stopping',
  composing: 'Being composed',
  completed: 'Ready',
  failed: 'Failed',
};

export function RecordingCard({ recording }: { recording: Recording }) {
  const { id, state, requestedAt, startedAt, error, errorCode } = recording;
  const date = formatDate(startedAt ?? requestedAt);
  return (
    <li className={styles.card} data-testid="recording" data-id={id} data-state={state}>
      {state === 'completed' && (
        <video
          className={styles.video}
          data-testid="recording-video"
          src={api.recordingFileUrl(id)}
          aria-label={`Recording of ${date}`}
          controls
          playsInline
          preload="metadata"
        />
      )}
      <div className={styles.details}>
        <div>
          <h2 className={styles.date}>{date}</h2>
          <p className={styles.facts}>{facts(recording)}</p>
        </div>
        {state === 'completed' ? (
          <a
            className={[buttons.button, buttons.secondary].join(' ')}
            href={api.recordingFileUrl(id, true)}
            data-testid="recording-download"
            aria-label={`Download the recording of ${date}`}
            download
          >
            <Icon name="download" />
            Download
          </a>
        ) : (
          <span className={styles.state} data-state={state} role="status">
            {isUnfinished(recording) && <Spinner />}
            {words[state]}
          </span>
        )}
      </div>
      {state === 'composing' && (
        <progress className={styles.progress} aria-label="Composing" {...progressOf(recording)} />
      )}
      {state === 'failed' && (
        <Notice
          tone="error"
          title="This recording failed"
          text={[error ?? 'The server did not say why.', errorCode === null ? '' : `(${errorCode})`].join(' ').trim()}
        />
      )}
    </li>
  );
}

function facts({ durationSeconds, sizeBytes, state }: Recording): string {
  const known = [
    durationSeconds === null ? null : formatDuration(durationSeconds),
    sizeBytes === null ? null : formatBytes(sizeBytes),
    state === 'completed' ? 'MP4' : null,
  ];
  return known.filter((fact) => fact !== null).join(' · ');
}

/** Without a value the bar shows that work goes on, not how far it is. */
function progressOf({ progress }: Recording): { value?: number } {
  return progress === null ? {} : { value: progress };
}
