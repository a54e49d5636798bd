import type { Recording, RecordingState } from '../../api/schemas';
import { api } from '../../app/services';
import { formatBytes, formatDate, formatDuration } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import buttons from '../../ui/Button.module.css';
import { Spinner } from '../../ui/Spinner';
import styles from './RecordingsPage.module.css';

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
  const { id, state, requestedAt, startedAt } = recording;
  const date = formatDate(startedAt ?? requestedAt);
  return (
    <li className={styles.card} data-testid="recording" data-id={id} data-state={state}>
      {state === 'completed' ? (
        <video
          className={styles.picture}
          data-testid="recording-video"
          src={api.recordingFileUrl(id)}
          aria-label={`Recording of ${date}`}
          controls
          playsInline
          preload="metadata"
        />
      ) : (
        <NotReady recording={recording} />
      )}
      <div className={styles.details}>
        <div>
          <h2 className={styles.date}>{date}</h2>
          <p className={styles.facts}>{facts(recording)}</p>
        </div>
        {state === 'completed' && (
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
        )}
      </div>
    </li>
  );
}

/** As large as the player that takes its place, so that nothing jumps when the recording is ready. */
function NotReady({ recording }: { recording: Recording }) {
  const { state, error, errorCode, progress } = recording;
  return (
    <div className={styles.picture} data-state={state} role="status">
      <div className={styles.notReady}>
        {state === 'failed' ? <Icon name="warning" size={28} /> : <Spinner />}
        <p className={styles.state}>{words[state]}</p>
        {state === 'composing' && (
          // Without a value the bar shows that work goes on, not how far it is.
          <progress
            className={styles.progress}
            aria-label="Composing"
            {...(progress !== null && { value: progress })}
          />
        )}
        {state === 'failed' && (
          <p className={styles.error}>
            {error ?? 'The server did not say why.'} {errorCode !== null && <code>({errorCode})</code>}
          </p>
        )}
      </div>
    </div>
  );
}

function facts({ durationSeconds, sizeBytes }: Recording): string {
  const known = [
    durationSeconds === null ? null : formatDuration(durationSeconds),
    sizeBytes === null ? null : formatBytes(sizeBytes),
  ];
  return known.filter((fact) => fact !== null).join(' · ');
}
