import { ApiError } from '../../api/errors';
import { explain } from '../../api/explain';
import { meetingPath } from '../../app/paths';
import { Button, ButtonLink } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Spinner } from '../../ui/Spinner';
import { ProblemPage } from '../problem/ProblemPage';
import { ForThoseWhoWereThere, isStranger } from './ForThoseWhoWereThere';
import { RecordingCard } from './RecordingCard';
import styles from './RecordingsPage.module.css';
import { useRecordings } from './useRecordings';
import { useRecordingsApi } from './useRecordingsApi';

export default function RecordingsPage({ code }: { code: string }) {
  const recordings = useRecordingsApi(code);
  const { value: items, error, refresh } = useRecordings(recordings, code);

  if (error !== undefined) {
    if (isStranger(error)) return <ForThoseWhoWereThere code={code} />;
    return (
      <ProblemPage {...explain(error)}>
        {!(error instanceof ApiError) && (
          <Button look="primary" onClick={refresh}>
            Try again
          </Button>
        )}
      </ProblemPage>
    );
  }
  const name = items?.[0]?.meetingName;
  const aside = (
    <ButtonLink to={meetingPath(code)} look="quiet">
      <Icon name="back" />
      To the meeting
    </ButtonLink>
  );
  return (
    <Page title={`Recordings of ${name ?? code}`} aside={aside}>
      <header className={styles.header}>
        <h1 className={styles.title}>Recordings</h1>
        <p className={styles.subtitle}>{name == null ? code : `${name} · ${code}`}</p>
      </header>
      {items === undefined && (
        <p className={styles.loading} role="status">
          <Spinner /> Loading…
        </p>
      )}
      {items?.length === 0 && (
        <div className={styles.empty}>
          <Icon name="library" size={32} />
          <p className={styles.emptyTitle}>Nothing has been recorded yet</p>
          <p>Press Record in the meeting: everybody appears together in one video, and it shows up here by itself.</p>
        </div>
      )}
      <ul className={styles.list}>
        {items?.map((recording) => (
          <RecordingCard key={recording.id} recording={recording} recordings={recordings} onChange={refresh} />
        ))}
      </ul>
    </Page>
  );
}
