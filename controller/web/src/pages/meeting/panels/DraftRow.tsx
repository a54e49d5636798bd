import type { Draft } from '../../../meeting/chatState';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { Button } from '../../../ui/Button';
import { RichText } from '../../../ui/RichText';
import styles from './ChatPanel.module.css';

/** A message that is on its way, or that did not get there. */
export function DraftRow({ session, draft }: { session: MeetingSession; draft: Draft }) {
  return (
    <li className={styles.message} data-testid="draft" data-own="true">
      <div className={styles.bubble} data-draft={draft.failed ? 'failed' : 'sending'}>
        {draft.text === '' ? draft.file?.name : <RichText text={draft.text} />}
      </div>
      {draft.failed && (
        <p className={styles.failed} role="alert">
          Not sent.
          <Button look="quiet" onClick={() => void session.chat.retry(draft)}>
            Try again
          </Button>
          <Button look="quiet" onClick={() => session.chat.discard(draft)}>
            Discard
          </Button>
        </p>
      )}
    </li>
  );
}
