import type { DeviceKind } from '../../media/deviceProblem';
import type { LocalMedia } from '../../media/LocalMedia';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import styles from './ControlBar.module.css';
import { DeviceMenu } from './DeviceMenu';
import { RecordButton } from './RecordButton';
import { useSilent } from './useSilent';

export function ControlBar({ session }: { session: MeetingSession }) {
  const { local } = session;
  return (
    <footer className={styles.bar}>
      <MicrophoneControl local={local} />
      <CameraControl local={local} />
      <RecordButton session={session} />
      <button
        type="button"
        className={[styles.button, styles.leave].join(' ')}
        data-testid="leave-button"
        onClick={() => void session.leave()}
        aria-label="Leave the meeting"
        title="Leave"
      >
        <Icon name="leave" size={26} />
        <span className={styles.leaveWord}>Leave</span>
      </button>
    </footer>
  );
}

function MicrophoneControl({ local }: { local: LocalMedia }) {
  const silent = useSilent(local);
  return (
    <Control
      local={local}
      kind="microphone"
      testId="mute-button"
      on={!silent}
      label={silent ? 'Unmute' : 'Mute'}
      shortcut="M"
      onToggle={() => void local.setMuted(!silent)}
    />
  );
}

function CameraControl({ local }: { local: LocalMedia }) {
  const status = useStore(local.camera.store, (state) => state.status);
  const on = status === 'on' || status === 'starting';
  return (
    <Control
      local={local}
      kind="camera"
      testId="camera-button"
      on={on}
      label={on ? 'Turn the camera off' : 'Turn the camera on'}
      shortcut="V"
      onToggle={() => (on ? local.turnOff('camera') : void local.turnOn('camera'))}
    />
  );
}

interface ControlProps {
  local: LocalMedia;
  kind: DeviceKind;
  testId: string;
  on: boolean;
  label: string;
  shortcut: string;
  onToggle: () => void;
}

function Control({ local, kind, testId, on, label, shortcut, onToggle }: ControlProps) {
  return (
    <div className={styles.group} data-on={on}>
      <button
        type="button"
        className={styles.button}
        data-testid={testId}
        data-on={on}
        onClick={onToggle}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        title={`${label} (${shortcut})`}
      >
        <Icon name={on ? kind : `${kind}-off`} size={24} />
      </button>
      <DeviceMenu local={local} kind={kind} />
    </div>
  );
}
