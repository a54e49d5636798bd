import { useState } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording, RecordingState } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import styles from './RecordingsPage.module.css';
import { failureOf, stateNames, stateOf, waitOf } from './words';

interface RecordingStatusProps {
  recording: Recording;
  recordings: RecordingsApi;
  onChange: () => void;
}

/** What stands in the place of the picture until there is one: how far it is, or what went wrong and the way out. */
export function RecordingStatus({ recording, recordings, onChange }: RecordingStatusProps) {
  const { state, progress } = recording;
  const wait = waitOf(recording);
  return (
    <div className={styles.picture} data-state={state} role="status">
      <div className={styles.notReady}>
        <Sign state={state} waits={wait !== null} />
        <p className={styles.state}>{stateOf(recording)}</p>
        {(state === 'composing' || state === 'uploading') && wait === null && (
          // Without a value the bar shows that work goes on, not how far it is.
          <progress
            className={styles.progress}
            aria-label={stateNames[state]}
            {...(progress !== null && { value: progress })}
          />
        )}
        {wait !== null && <p className={styles.error}>{wait}</p>}
        {state === 'failed' && <Failure recording={recording} recordings={recordings} onChange={onChange} />}
      </div>
    </div>
  );
}

function Sign({ state, waits }: { state: RecordingState; waits: boolean }) {
  if (state === 'failed') return <Icon name="warning" size={28} />;
  if (state === 'paused') return <Icon name="pause" size={28} />;
  if (state === 'recording') return <span className={styles.dot} aria-hidden="true" />;
  // Nothing turns where nothing is done.
  return waits ? <Icon name="clock" size={28} /> : <Spinner />;
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
      <p className={styles.error}>{failureOf(recording)} What was captured is kept.</p>
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
