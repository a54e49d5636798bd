import { useMemo, useRef, useState } from 'react';
import { explain } from '../../api/explain';
import { recordingsPath } from '../../app/paths';
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
import { ForThoseWhoWereThere, isStranger } from './ForThoseWhoWereThere';
import type { Playable } from './player/Playable';
import { PlayerView } from './player/PlayerView';
import styles from './RecordingPage.module.css';
import list from './RecordingsPage.module.css';
import { RecordingStatus } from './RecordingStatus';
import { ShareDialog } from './ShareDialog';
import { useAccess } from './useAccess';
import { useRecording } from './useRecordings';
import { useRecordingsApi } from './useRecordingsApi';
import { factsOf, peopleOf, titleOf } from './words';

/** One recording with its player, and what a host may do with it. */
export default function RecordingPage({ code, id }: { code: string; id: string }) {
  const recordings = useRecordingsApi(code);
  const { value: recording, error, refresh } = useRecording(recordings, id);
  const completed = recording?.state === 'completed';
  const access = useAccess(recordings, id, completed);
  const [dialog, setDialog] = useState<'share' | 'delete' | null>(null);
  const player = useRef<Player>(null);

  // The file of a recording that is composed anew is another one: its completion tells them apart.
  const version = recording?.completedAt ?? '';
  const playable = useMemo<Playable | null>(
    () =>
      recording?.state === 'completed' && access !== undefined
        ? {
            id,
            title: titleOf(recording),
            durationSeconds: recording.durationSeconds ?? 0,
            audioOnly: recording.settings?.layout === 'audioOnly',
            artifacts: recording.artifacts,
            fileUrl: (path, download) => recordings.fileUrl(id, access, path, download),
          }
        : null,
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is asked for again and says the same must not begin the film anew
    [recordings, id, access, version],
  );

  if (error !== undefined) {
    if (isStranger(error)) return <ForThoseWhoWereThere code={code} />;
    return (
      <ProblemPage {...explain(error)}>
        <ButtonLink to={recordingsPath(code)}>All recordings</ButtonLink>
      </ProblemPage>
    );
  }
  const aside = (
    <ButtonLink to={recordingsPath(code)} look="quiet">
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
  const { mayManage, legalHold, participants, startedAt, requestedAt } = recording;
  return (
    <Page title={titleOf(recording)} aside={aside} wide>
      <div data-testid="recording-page" data-state={recording.state}>
        {playable ? (
          <PlayerView key={version} playable={playable} onPlayer={(made) => (player.current = made)} />
        ) : (
          <RecordingStatus recording={recording} recordings={recordings} onChange={refresh} />
        )}
        <header className={styles.header}>
          <div className={styles.words}>
            <h1 className={styles.title}>{titleOf(recording)}</h1>
            <p className={styles.facts}>
              {[formatDate(startedAt ?? requestedAt), factsOf(recording)].filter(Boolean).join(' · ')}
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
            {mayManage && !isRunning(recording.state) && (
              <Button look="quiet" onClick={() => setDialog('delete')} data-testid="delete-recording">
                <Icon name="trash" />
                Delete
              </Button>
            )}
          </div>
        </header>
      </div>
      {dialog === 'share' && (
        <ShareDialog recordings={recordings} id={id} player={player} onClose={() => setDialog(null)} />
      )}
      {dialog === 'delete' && (
        <DeleteDialog
          recordings={recordings}
          id={id}
          held={legalHold}
          onClose={() => setDialog(null)}
          onDeleted={() => navigate(recordingsPath(code), { replace: true })}
        />
      )}
    </Page>
  );
}

function isRunning(state: string): boolean {
  return state !== 'completed' && state !== 'failed';
}
