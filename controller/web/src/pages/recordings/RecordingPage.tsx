import { useMemo, useRef, useState, type ReactNode } from 'react';
import { explain } from '../../api/explain';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { navigate } from '../../app/router';
import { formatDate } from '../../lib/format';
import type { Player } from '../../player/Player';
import { Button, ButtonLink } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Spinner } from '../../ui/Spinner';
import { ProblemPage } from '../problem/ProblemPage';
import { DeleteDialog } from './DeleteDialog';
import { DownloadMenu } from './DownloadMenu';
import { isStranger } from './ForThoseWhoWereThere';
import { Missing } from './Missing';
import { NameButton } from './NameButton';
import { NameDialog } from './NameDialog';
import type { Playable } from './player/Playable';
import { PlayerView } from './player/PlayerView';
import styles from './RecordingPage.module.css';
import list from './RecordingsPage.module.css';
import { RecomposeDialog } from './RecomposeDialog';
import { RecordingStatus } from './RecordingStatus';
import { ShareDialog } from './ShareDialog';
import { useAccess } from './useAccess';
import { isUnfinished, useRecording } from './useRecordings';
import { factsOf, keptOf, peopleOf, titleOf } from './words';

interface RecordingPageProps {
  recordings: RecordingsApi;
  id: string;
  /** Where the others are. */
  listPath: string;
  /** For whom the server does not know. */
  stranger: ReactNode;
}

/** One recording with its player, and what those may do with it who manage it. */
export function RecordingPage({ recordings, id, listPath, stranger }: RecordingPageProps) {
  const { value: recording, error, refresh } = useRecording(recordings, id);
  const completed = recording?.state === 'completed';
  const access = useAccess(recordings, id, completed);
  const [dialog, setDialog] = useState<'name' | 'share' | 'recompose' | 'delete' | null>(null);
  const player = useRef<Player>(null);

  // The file of a recording that is composed anew is another one: its completion tells them apart.
  const version = recording?.completedAt ?? '';
  const title = recording ? titleOf(recording) : '';
  const playable = useMemo<Playable | null>(
    () =>
      recording?.state === 'completed' && access !== undefined
        ? {
            id,
            title,
            durationSeconds: recording.durationSeconds ?? 0,
            audioOnly: recording.settings?.layout === 'audioOnly',
            artifacts: recording.artifacts,
            fileUrl: (path, download) => recordings.fileUrl(id, access, path, download),
            tracksUrl: recordings.tracksUrl(id, access),
          }
        : null,
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is asked for again and says the same must not begin the film anew
    [recordings, id, access, version, title],
  );

  if (error !== undefined) {
    if (isStranger(error)) return stranger;
    return (
      <ProblemPage {...explain(error)}>
        <ButtonLink to={listPath}>All recordings</ButtonLink>
      </ProblemPage>
    );
  }
  const aside = (
    <ButtonLink to={listPath} look="quiet">
      <Icon name="back" />
      All recordings
    </ButtonLink>
  );
  if (!recording) {
    return (
      <Page title="Recording" aside={aside}>
        <p className={list.loading} role="status">
          <Spinner /> Loading…
        </p>
      </Page>
    );
  }
  const { mayManage, legalHold, participants, missing, startedAt, requestedAt } = recording;
  return (
    <Page title={title} aside={aside} wide>
      <div data-testid="recording-page" data-state={recording.state}>
        {playable ? (
          <PlayerView key={version} playable={playable} onPlayer={(made) => (player.current = made)} />
        ) : (
          <RecordingStatus recording={recording} recordings={recordings} onChange={refresh} />
        )}
        <header className={styles.header}>
          <div className={styles.words}>
            <div className={styles.heading}>
              <h1 className={styles.title}>{title}</h1>
              {mayManage && <NameButton title={title} onClick={() => setDialog('name')} />}
            </div>
            <p className={styles.facts}>
              {[formatDate(startedAt ?? requestedAt), factsOf(recording), keptOf(recording)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {participants.length > 0 && <p className={styles.facts}>With {peopleOf(participants)}</p>}
          </div>
          <div className={styles.actions}>
            {playable && <DownloadMenu playable={playable} />}
            {completed && mayManage && (
              <Button onClick={() => setDialog('share')} data-testid="share-recording">
                <Icon name="share" />
                Share
              </Button>
            )}
            {mayManage && !isUnfinished(recording) && startedAt !== null && (
              <Button onClick={() => setDialog('recompose')} data-testid="recompose-recording">
                <Icon name="camera" />
                Compose anew
              </Button>
            )}
            {mayManage && !isUnfinished(recording) && (
              <Button look="quiet" onClick={() => setDialog('delete')} data-testid="delete-recording">
                <Icon name="trash" />
                Delete
              </Button>
            )}
          </div>
        </header>
        {completed && <Missing missing={missing} />}
      </div>
      {dialog === 'name' && (
        <NameDialog
          recordings={recordings}
          recording={recording}
          onClose={() => setDialog(null)}
          onNamed={() => {
            setDialog(null);
            refresh();
          }}
        />
      )}
      {dialog === 'share' && (
        <ShareDialog recordings={recordings} id={id} player={player} onClose={() => setDialog(null)} />
      )}
      {dialog === 'recompose' && (
        <RecomposeDialog
          recordings={recordings}
          recording={recording}
          onClose={() => setDialog(null)}
          onBegun={() => {
            setDialog(null);
            refresh();
          }}
        />
      )}
      {dialog === 'delete' && (
        <DeleteDialog
          recordings={recordings}
          id={id}
          held={legalHold}
          onClose={() => setDialog(null)}
          onDeleted={() => navigate(listPath, { replace: true })}
        />
      )}
    </Page>
  );
}
