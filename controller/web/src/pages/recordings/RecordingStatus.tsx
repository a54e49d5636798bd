import { useState } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { formatTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import styles from './RecordingsPage.module.css';
import { stateNames } from './words';

interface RecordingStatusProps {
  recording: Recording;
  recordings: RecordingsApi;
  onChange: () => void;
}

/** What stands in the place of the picture until there is one: how far it is, or what went wrong and the way out. */
export function RecordingStatus({ recording, recordings, onChange }: RecordingStatusProps) {
  const { state, progress, nextAttemptAt } = recording;
  return (
    <div className={styles.picture} data-state={state} role="status">
      <div className={styles.notReady}>
        {state === 'failed' ? (
          <Icon name="warning" size={28} />
        ) : state === 'paused' ? (
          <Icon name="pause" size={28} />
        ) : (
          <Spinner />
        )}
        <p className={styles.state}>{stateNames[state]}</p>
        {(state === 'composing' || state === 'uploading') && (
          // Without a value the bar shows that work goes on, not how far it is.
          <progress
            className={styles.progress}
            aria-label={stateNames[state]}
            {...(progress !== null && { value: progress })}
          />
        )}
        {state !== 'failed' && nextAttemptAt !== null && (
          <p className={styles.error}>It did not work yet. Next attempt at {formatTime(nextAttemptAt)}.</p>
        )}
        {state === 'failed' && <Failure recording={recording} recordings={recordings} onChange={onChange} />}
      </div>
    </div>
  );
}

function Failure({ recording, recordings, onChange }: RecordingStatusProps) {
  const { id, error, errorCode, mayManage } = recording;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const retry = async () => {
    setBusy(true);
    try {
      await recordings.retry(id);
      setRefused(undefined);
      onChange();
    } catch (failure) {
      setRefused(failure);
    }
    setBusy(false);
  };
  return (
    <>
      <p className={styles.error}>
        {error ?? 'The server did not say why.'} {errorCode !== null && <code>({errorCode})</code>}
      </p>
      <p className={styles.error}>What was captured is kept.</p>
      {mayManage ? (
        <Button busy={busy} onClick={() => void retry()} data-testid="retry-recording">
          <Icon name="retry" />
          Try again
        </Button>
      ) : (
        <p className={styles.error}>A host can try again.</p>
      )}
      {refused !== undefined && (
        <p className={styles.error} role="alert">
          {explainBriefly(refused)}
        </p>
      )}
    </>
  );
}
