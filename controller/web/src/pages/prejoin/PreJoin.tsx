import { useState, type SubmitEvent } from 'react';
import { readJoinToken } from '../../access/joinToken';
import { ApiError } from '../../api/errors';
import { explain, type Explanation } from '../../api/explain';
import type { Meeting } from '../../api/schemas';
import { displayNameLimit, loadDisplayName, saveDisplayName } from '../../app/displayName';
import type { Invitation } from '../../app/invitations';
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

const passcodeLimit = 64;

interface PreJoinProps {
  meeting: Meeting;
  invitation: Invitation | undefined;
  local: LocalMedia;
  onJoin: (displayName: string, passcode?: string) => Promise<void>;
}

interface FieldErrors {
  name?: string;
  passcode?: string;
}

/** The last look into the mirror before the door. */
export function PreJoin({ meeting, invitation, local, onJoin }: PreJoinProps) {
  const givenName = invitation && readJoinToken(invitation.token).name;
  const [ownName, setOwnName] = useState(loadDisplayName);
  const name = givenName ?? ownName;
  const [passcode, setPasscode] = useState('');
  const [passcodeAsked, setPasscodeAsked] = useState(meeting.passcodeRequired && !invitation);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [joining, setJoining] = useState(false);
  const [problem, setProblem] = useState<Explanation>();

  const join = async () => {
    const displayName = name.trim();
    const missing: FieldErrors = {
      ...(displayName === '' ? { name: 'Tell the others who you are.' } : {}),
      ...(passcodeAsked && passcode === '' ? { passcode: 'Ask the one who invited you for it.' } : {}),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    if (givenName === undefined) saveDisplayName(displayName);
    setJoining(true);
    setProblem(undefined);
    try {
      await onJoin(displayName, passcodeAsked ? passcode : undefined);
    } catch (error) {
      refuse(error);
      setJoining(false);
    }
  };
  const refuse = (error: unknown) => {
    const code = error instanceof ApiError ? error.code : undefined;
    if (code === 'passcode_required' || code === 'passcode_wrong') {
      setPasscodeAsked(true);
      setErrors({ passcode: `${explain(error).title}. ${explain(error).text}` });
    } else {
      setProblem(explain(error));
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
    <Page title={meeting.name} aside={aside}>
      <div className={styles.layout}>
        <Preview local={local} name={name} />
        <form className={styles.card} onSubmit={submit} noValidate>
          <header>
            <h1 className={styles.title}>{meeting.name}</h1>
            <p className={styles.facts}>
              <span className={styles.code}>{meeting.code}</span> · {whoIsThere(meeting.participantCount)}
              {invitation?.from === 'creation' && ' · you are the host'}
            </p>
          </header>
          <TextField
            label="Your name"
            value={name}
            onValue={(value) => {
              setOwnName(value);
              setErrors(({ passcode }) => (passcode === undefined ? {} : { passcode }));
            }}
            error={errors.name}
            readOnly={givenName !== undefined}
            maxLength={displayNameLimit}
            autoComplete="name"
            testId="name-input"
          />
          {passcodeAsked && (
            <TextField
              label="Passcode"
              value={passcode}
              onValue={(value) => {
                setPasscode(value);
                setErrors(({ name }) => (name === undefined ? {} : { name }));
              }}
              error={errors.passcode}
              maxLength={passcodeLimit}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              testId="passcode-input"
            />
          )}
          <DeviceSelect local={local} kind="camera" />
          <div className={styles.microphone}>
            <DeviceSelect local={local} kind="microphone" />
            <MicrophoneLevel device={local.microphone} />
          </div>
          <Notices meeting={meeting} />
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

function Notices({ meeting }: { meeting: Meeting }) {
  return (
    <>
      {isCapturing(meeting.recording) && (
        <Notice
          tone="warning"
          title="This meeting is being recorded"
          text={
            meeting.settings.recordingConsent
              ? 'You are asked whether you may be in it.'
              : 'By joining you agree to be recorded.'
          }
        />
      )}
      {!isSecureContext && (
        <Notice
          tone="error"
          title="This address is not secure"
          text="Browsers give camera, microphone and encryption only to pages opened with https:// or on localhost. Open the same page with https:// to join."
        />
      )}
    </>
  );
}

function whoIsThere(count: number): string {
  if (count === 0) return 'nobody is here yet';
  return count === 1 ? '1 person is here' : `${count} people are here`;
}
