import { useId, useState, type SubmitEvent } from 'react';
import { lobbyModes, type LobbyMode, type MeetingSettings } from '../../api/schemas';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import fields from '../../ui/Field.module.css';
import { TextField } from '../../ui/TextField';
import styles from './SettingsDialog.module.css';

const lobbyNames: Readonly<Record<LobbyMode, string>> = {
  off: 'Nobody waits',
  guests: 'Guests wait',
  everyone: 'Everybody but hosts waits',
};

/** How the meeting is run. Each change holds at once. */
export function SettingsDialog({ session, onClose }: { session: MeetingSession; onClose: () => void }) {
  const settings = useStore(session.state, (state) => state.meeting?.settings);
  const locked = useStore(session.state, (state) => state.meeting?.locked === true);
  const lobbyId = useId();
  if (!settings) return null;
  const change = (part: Partial<MeetingSettings>) => void session.perform((api) => api.update({ settings: part }));
  return (
    <Dialog title="Meeting settings" onClose={onClose} testId="settings-dialog">
      <div className={styles.form}>
        <Passcode session={session} />
        <div className={fields.field}>
          <label htmlFor={lobbyId} className={fields.label}>
            Lobby
          </label>
          <select
            id={lobbyId}
            className={[fields.input, fields.select].join(' ')}
            value={settings.lobby}
            onChange={(event) => change({ lobby: event.target.value as LobbyMode })}
            data-testid="lobby-select"
          >
            {lobbyModes.map((mode) => (
              <option key={mode} value={mode}>
                {lobbyNames[mode]}
              </option>
            ))}
          </select>
        </div>
        <Switch
          label="Locked: nobody else comes in"
          on={locked}
          onChange={(on) => void session.perform((api) => api.setLocked(on))}
        />
        <Switch label="People may write in the chat" on={settings.chat} onChange={(chat) => change({ chat })} />
        <Switch
          label="Several may share their screens at once"
          on={settings.screenShare === 'many'}
          onChange={(many) => change({ screenShare: many ? 'many' : 'one' })}
        />
        <Switch
          label="New people come in muted"
          on={settings.muteOnEntry}
          onChange={(muteOnEntry) => change({ muteOnEntry })}
        />
        <Switch
          label="Ask everybody before they are recorded"
          on={settings.recordingConsent}
          onChange={(recordingConsent) => change({ recordingConsent })}
        />
      </div>
    </Dialog>
  );
}

/** The server keeps no passcode that it could show: one can replace it or take it away. */
function Passcode({ session }: { session: MeetingSession }) {
  const required = useStore(session.state, (state) => state.meeting?.passcodeRequired === true);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.length < 4) setProblem('At least 4 characters.');
    else void session.perform((api) => api.setPasscode(text)).then((done) => done && setText(''));
  };
  return (
    <form className={styles.passcode} onSubmit={submit} noValidate>
      <TextField
        label={required ? 'New passcode' : 'Passcode'}
        value={text}
        onValue={(value) => {
          setText(value);
          setProblem(undefined);
        }}
        error={problem}
        maxLength={64}
        autoComplete="off"
        placeholder={required ? 'One is set' : 'None'}
        testId="set-passcode-input"
      />
      <Button type="submit" disabled={text === ''} data-testid="set-passcode">
        Set
      </Button>
      {required && (
        <Button onClick={() => void session.perform((api) => api.setPasscode(null))} data-testid="remove-passcode">
          Remove
        </Button>
      )}
    </form>
  );
}

function Switch({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={styles.switch}>
      <span>{label}</span>
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.target.checked)} />
    </label>
  );
}
