import { useEffect, useMemo, useState, type SubmitEvent } from 'react';
import { ApiError } from '../../api/errors';
import { explain, explainBriefly } from '../../api/explain';
import type { OpenedShare, SharedInfo } from '../../api/recordingSchemas';
import { api } from '../../app/services';
import { formatDate, formatDuration } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Spinner } from '../../ui/Spinner';
import { TextField } from '../../ui/TextField';
import { ProblemPage } from '../problem/ProblemPage';
import { DownloadMenu } from '../recordings/DownloadMenu';
import { Missing } from '../recordings/Missing';
import type { Playable } from '../recordings/player/Playable';
import { PlayerView } from '../recordings/player/PlayerView';
import page from '../recordings/RecordingPage.module.css';
import list from '../recordings/RecordingsPage.module.css';
import { peopleOf } from '../recordings/words';
import styles from './SharedPage.module.css';

/** A recording for whoever has a link to it: a passcode where one is asked for, and the player. */
export default function SharedPage({ token }: { token: string }) {
  const [shared] = useState(() => api.shared(token));
  const [info, setInfo] = useState<SharedInfo>();
  const [opened, setOpened] = useState<OpenedShare>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const gone = new AbortController();
    const begin = async () => {
      try {
        const told = await shared.info(gone.signal);
        setInfo(told);
        if (!told.passcodeRequired) setOpened(await shared.open(undefined, gone.signal));
      } catch (failure) {
        if (!gone.signal.aborted) setError(failure);
      }
    };
    void begin();
    return () => gone.abort();
  }, [shared]);

  if (error !== undefined) return <ProblemPage {...explain(error)} testId="error-page" />;
  if (opened) {
    const fileUrl = shared.fileUrl.bind(shared, opened.access);
    return <Opened opened={opened} token={token} download={info?.download === true} fileUrl={fileUrl} />;
  }
  if (info?.passcodeRequired === true) {
    return (
      <Passcode
        name={info.meetingName}
        open={async (passcode) => setOpened(await shared.open(passcode))}
        onOver={setError}
      />
    );
  }
  return (
    <Page title="Recording" centred>
      <p className={list.loading} role="status">
        <Spinner /> Loading…
      </p>
    </Page>
  );
}

interface PasscodeProps {
  name: string | null;
  open: (passcode: string) => Promise<void>;
  /** The link holds no more. */
  onOver: (error: unknown) => void;
}

function Passcode({ name, open, onOver }: PasscodeProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (text === '') {
      setProblem('Enter the passcode.');
      return;
    }
    setBusy(true);
    try {
      await open(text);
    } catch (error) {
      if (error instanceof ApiError && ['share_not_found', 'share_expired', 'share_revoked'].includes(error.code)) {
        onOver(error);
        return;
      }
      const wrong = error instanceof ApiError && error.code === 'passcode_wrong';
      setProblem(wrong ? 'That is not the passcode. Check it with the one who sent the link.' : explainBriefly(error));
      setBusy(false);
    }
  };
  return (
    <Page title="Recording" centred>
      <form className={styles.door} onSubmit={(event) => void submit(event)} noValidate data-testid="shared-passcode">
        <Icon name="lock" size={28} />
        <h1 className={styles.title}>{name ?? 'A recording'}</h1>
        <p className={page.text}>This recording was shared with you. It opens with a passcode.</p>
        <TextField
          label="Passcode"
          type="password"
          value={text}
          onValue={(value) => {
            setText(value);
            setProblem(undefined);
          }}
          error={problem}
          maxLength={64}
          autoComplete="off"
          autoFocus
          testId="shared-passcode-input"
        />
        <Button type="submit" look="primary" wide busy={busy} data-testid="open-shared">
          Watch
        </Button>
      </form>
    </Page>
  );
}

interface OpenedProps {
  opened: OpenedShare;
  token: string;
  download: boolean;
  fileUrl: Playable['fileUrl'];
}

function Opened({ opened: { recording }, token, download, fileUrl }: OpenedProps) {
  const title = recording.meetingName ?? 'Recording';
  const facts = [
    recording.startedAt === null ? null : formatDate(recording.startedAt),
    recording.durationSeconds === null ? null : formatDuration(recording.durationSeconds),
  ];
  const playable = useMemo<Playable>(
    () => ({
      // Of one link: nobody learns from this browser which recording it was.
      id: `shared:${token}`,
      title,
      durationSeconds: recording.durationSeconds ?? 0,
      audioOnly: recording.settings?.layout === 'audioOnly',
      artifacts: recording.artifacts,
      fileUrl,
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- fileUrl is made anew each time, and says the same for one recording
    [recording, token, title],
  );
  return (
    <Page title={title} wide>
      <div data-testid="shared-page">
        <PlayerView playable={playable} />
        <header className={page.header}>
          <div className={page.words}>
            <h1 className={page.title}>{title}</h1>
            <p className={page.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
            {recording.participants.length > 0 && <p className={page.facts}>With {peopleOf(recording.participants)}</p>}
          </div>
          {download && (
            <div className={page.actions}>
              <DownloadMenu playable={playable} />
            </div>
          )}
        </header>
        <Missing missing={recording.missing} />
      </div>
    </Page>
  );
}
