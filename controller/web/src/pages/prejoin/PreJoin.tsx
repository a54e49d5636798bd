import { useState, type SubmitEvent } from 'react';
import { explain, type Explanation } from '../../api/explain';
import type { Meeting } from '../../api/schemas';
import { displayNameLimit, loadDisplayName, saveDisplayName } from '../../app/displayName';
import { recordingsPath } from '../../app/paths';
import type { LocalMedia } from '../../media/LocalMedia';
import { isCapturing } from '../../meeting/recordingStatus';
import { Button, ButtonLink } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { TextField } from '../../ui/TextField';
import { DeviceSelect } from './DeviceSelect';
import { MicrophoneLevel } from './MicrophoneLevel';
import styles from './PreJoin.module.css';
import { Preview } from './Preview';

interface PreJoinProps {
  meeting: Meeting;
  local: LocalMedia;
  onJoin: (displayName: string) => Promise<void>;
}

/** The last look into the mirror before the door. */
export function PreJoin({ meeting, local, onJoin }: PreJoinProps) {
  const [name, setName] = useState(loadDisplayName);
  const [nameError, setNameError] = useState<string>();
  const [joining, setJoining] = useState(false);
  const [problem, setProblem] = useState<Explanation>();

  const join = async () => {
    const displayName = name.trim();
    if (displayName === '') {
      setNameError('Tell the others who you are.');
      return;
    }
    saveDisplayName(displayName);
    setJoining(true);
    setProblem(undefined);
    try {
      await onJoin(displayName);
    } catch (error) {
      setProblem(explain(error));
      setJoining(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void join();
  };

  const aside = (
    <ButtonLink to={recordingsPath(meeting.code)} look="quiet">
      <Icon name="library" />
      Recordings
    </ButtonLink>
  );
  return (
    <Page title={meeting.name ?? meeting.code} aside={aside}>
      <div className={styles.layout}>
        <Preview local={local} name={name} />
        <form className={styles.card} onSubmit={submit} noValidate>
          <header>
            <h1 className={styles.title}>{meeting.name ?? 'Ready to join?'}</h1>
            <p className={styles.facts}>
              <span className={styles.code}>{meeting.code}</span> · {whoIsThere(meeting.participantCount)}
            </p>
          </header>
          <TextField
            label="Your name"
            value={name}
            onValue={(value) => {
              setName(value);
              setNameError(undefined);
            }}
            error={nameError}
            maxLength={displayNameLimit}
            autoComplete="name"
            testId="name-input"
          />
          <DeviceSelect local={local} kind="camera" />
          <div className={styles.microphone}>
            <DeviceSelect local={local} kind="microphone" />
            <MicrophoneLevel device={local.microphone} />
          </div>
          {isCapturing(meeting.recording) && (
            <Notice tone="warning" title="This meeting is being recorded" text="By joining you agree to be recorded." />
          )}
          {!isSecureContext && (
            <Notice
              tone="error"
              title="This address is not secure"
              text="Browsers give camera, microphone and encryption only to pages opened with https:// or on localhost. Open the same page with https:// to join."
            />
          )}
          {problem && <Notice tone="error" {...problem} />}
          <Button
            type="submit"
            look="primary"
            wide
            busy={joining}
            disabled={!isSecureContext}
            data-testid="join-button"
          >
            Join
          </Button>
        </form>
      </div>
    </Page>
  );
}

function whoIsThere(count: number): string {
  if (count === 0) return 'nobody is here yet';
  return count === 1 ? '1 person is here' : `${count} people are here`;
}
