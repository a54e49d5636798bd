import { useState } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import styles from './Library.module.css';

interface RetryAllProps {
  recordings: RecordingsApi;
  items: readonly Recording[];
  onDone: () => void;
}

/** Tries again all failed ones that are shown: after an outage of the storage there are many. */
export function RetryAll({ recordings, items, onDone }: RetryAllProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ count: number; first: unknown }>();
  const failed = items.filter(({ state, mayManage }) => state === 'failed' && mayManage);
  const retry = async () => {
    setBusy(true);
    const refusals: unknown[] = [];
    // One after the other: what is wrong with one does not keep it from the others.
    for (const { id } of failed) {
      try {
        await recordings.retry(id);
      } catch (error) {
        refusals.push(error);
      }
    }
    setRefused(refusals.length === 0 ? undefined : { count: refusals.length, first: refusals[0] });
    setBusy(false);
    onDone();
  };
  // Its own button is enough for one.
  if (failed.length < 2 && !refused) return null;
  return (
    <div className={styles.retryAll}>
      <Button look="primary" busy={busy} onClick={() => void retry()} data-testid="retry-all">
        Try these {failed.length} again
      </Button>
      {refused && (
        <Notice tone="error" title={`${refused.count} are not tried again`} text={explainBriefly(refused.first)} />
      )}
    </div>
  );
}
