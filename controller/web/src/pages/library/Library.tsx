import { useState } from 'react';
import type { SignedIn } from '../../api/accountSchemas';
import { explain } from '../../api/explain';
import { signOut } from '../../app/account';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Spinner } from '../../ui/Spinner';
import { ProblemPage } from '../problem/ProblemPage';
import { isStranger } from '../recordings/ForThoseWhoWereThere';
import list from '../recordings/RecordingsPage.module.css';
import styles from './Library.module.css';
import { LibraryFilters } from './LibraryFilters';
import { LibraryRow } from './LibraryRow';
import { RetryAll } from './RetryAll';
import { SessionOver } from './SessionOver';
import { useLibrary, useLibraryApi, type LibraryFilter } from './useLibrary';

const nothing: Readonly<Record<LibraryFilter, string>> = {
  all: 'Nothing has been recorded yet',
  failed: 'Nothing has failed',
  unfinished: 'Nothing is being recorded or made',
  completed: 'Nothing is ready yet',
};

/** What there is, how it stands, and what to do about it. */
export function Library({ signedIn }: { signedIn: SignedIn }) {
  const recordings = useLibraryApi(signedIn);
  const [filter, setFilter] = useState<LibraryFilter>('all');
  const [meeting, setMeeting] = useState('');
  const { value, error, refresh, showMore } = useLibrary(recordings, filter, meeting);

  if (error !== undefined) {
    if (isStranger(error)) return <SessionOver />;
    return (
      <ProblemPage {...explain(error)}>
        <Button look="primary" onClick={refresh}>
          Try again
        </Button>
      </ProblemPage>
    );
  }
  const aside = (
    <Button look="quiet" onClick={() => void signOut()} data-testid="sign-out">
      Sign out
    </Button>
  );
  return (
    <Page title="All recordings" aside={aside}>
      <header className={list.header}>
        <h1 className={list.title}>All recordings</h1>
        <p className={list.subtitle}>
          {signedIn.account.name} · {signedIn.account.email}
        </p>
      </header>
      <LibraryFilters filter={filter} onFilter={setFilter} meeting={meeting} onMeeting={setMeeting} />
      {filter === 'failed' && value && value.items.length > 0 && (
        <RetryAll recordings={recordings} items={value.items} onDone={refresh} />
      )}
      {value === undefined && (
        <p className={list.loading} role="status">
          <Spinner /> Loading…
        </p>
      )}
      {value?.items.length === 0 && (
        <div className={list.empty}>
          <Icon name="library" size={32} />
          <p className={list.emptyTitle}>{nothing[filter]}</p>
          {meeting !== '' && <p>in a meeting with the code {meeting}.</p>}
        </div>
      )}
      <ul className={styles.rows} data-testid="library">
        {value?.items.map((recording) => (
          <LibraryRow key={recording.id} recording={recording} recordings={recordings} onChange={refresh} />
        ))}
      </ul>
      {value?.more === true && (
        <div className={styles.more}>
          <Button onClick={showMore} data-testid="library-more">
            Show older ones
          </Button>
        </div>
      )}
    </Page>
  );
}
