import { useState } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { libraryRecordingPath } from '../../app/paths';
import { formatDate } from '../../lib/format';
import { Button, follow } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { RecomposeDialog } from '../recordings/RecomposeDialog';
import { isUnfinished } from '../recordings/useRecordings';
import { factsOf, failureOf, keptOf, stateOf, titleOf, waitOf } from '../recordings/words';
import styles from './Library.module.css';

interface LibraryRowProps {
  recording: Recording;
  recordings: RecordingsApi;
  onChange: () => void;
}

export function LibraryRow({ recording, recordings, onChange }: LibraryRowProps) {
  const { id, state, meetingCode, requestedAt, startedAt, mayManage, recorder } = recording;
  const facts = [formatDate(startedAt ?? requestedAt), meetingCode, factsOf(recording), recorder, keptOf(recording)];
  return (
    <li className={styles.row} data-testid="library-row" data-id={id} data-state={state}>
      <span className={styles.badge} data-state={state}>
        {stateOf(recording)}
      </span>
      <div className={styles.words}>
        <a className={styles.name} href={libraryRecordingPath(id)} onClick={follow} data-testid="library-link">
          {titleOf(recording)}
        </a>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        <Trouble recording={recording} />
      </div>
      {mayManage && !isUnfinished(recording) && (
        <Actions recording={recording} recordings={recordings} onChange={onChange} />
      )}
    </li>
  );
}

/** Why it failed, why it does not go on, or what it lacks. */
function Trouble({ recording }: { recording: Recording }) {
  const { state, error, errorCode, missing } = recording;
  const wait = waitOf(recording);
  const [first] = missing;
  if (state === 'failed') {
    return (
      <p className={styles.trouble} data-testid="library-reason">
        {error ?? 'The server did not say why.'} {errorCode !== null && <code>{errorCode}</code>}{' '}
        <span className={styles.facts}>{failureOf(recording)}</span>
      </p>
    );
  }
  if (wait !== null) return <p className={styles.trouble}>{wait}</p>;
  if (state !== 'completed' || first === undefined) return null;
  return (
    <p className={styles.trouble} data-testid="library-missing">
      Something is missing: {first}
      {missing.length > 1 && ` And ${missing.length - 1} more.`}
    </p>
  );
}

function Actions({ recording, recordings, onChange }: LibraryRowProps) {
  const [busy, setBusy] = useState(false);
  const [composes, setComposes] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const retry = async () => {
    setBusy(true);
    try {
      await recordings.retry(recording.id);
      setRefused(undefined);
      onChange();
    } catch (error) {
      setRefused(error);
    }
    setBusy(false);
  };
  return (
    <>
      <div className={styles.actions}>
        {recording.state === 'failed' && (
          <Button busy={busy} onClick={() => void retry()} data-testid="library-retry">
            Try again
          </Button>
        )}
        {recording.startedAt !== null && (
          <Button look="quiet" onClick={() => setComposes(true)} data-testid="library-recompose">
            Compose anew…
          </Button>
        )}
      </div>
      {refused !== undefined && (
        <div className={styles.refused}>
          <Notice tone="error" title="It is not tried again" text={explainBriefly(refused)} />
        </div>
      )}
      {composes && (
        <RecomposeDialog
          recordings={recordings}
          recording={recording}
          onClose={() => setComposes(false)}
          onBegun={() => {
            setComposes(false);
            onChange();
          }}
        />
      )}
    </>
  );
}
