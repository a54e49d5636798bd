import type { DeviceKind } from '../../media/deviceProblem';
import { may } from '../../meeting/MeetingState';
import type { MeetingSession } from '../../meeting/MeetingSession';
import type { Panel } from '../../meeting/ToastQueue';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { useNarrow } from '../../ui/useNarrow';
import { BarButton } from './BarButton';
import styles from './ControlBar.module.css';
import { DeviceMenu } from './DeviceMenu';
import { MoreMenu } from './MoreMenu';
import { ReactionMenu } from './ReactionMenu';
import { RecordButton } from './RecordButton';
import { useOwnHand } from './useOwnHand';
import { useScreenShare } from './useScreenShare';
import { useSilent } from './useSilent';

interface ControlBarProps {
  session: MeetingSession;
  panel: Panel | null;
  onToggle: (panel: Panel) => void;
  /** Asks what a recording is to become. */
  onRecord: () => void;
}

/** What a person does most, at hand; on a phone the rest moves into the menu. */
export function ControlBar({ session, panel, onToggle, onRecord }: ControlBarProps) {
  const narrow = useNarrow();
  const unread = useStore(session.state, (state) => state.chat.unread);
  return (
    <footer className={styles.bar}>
      <MicrophoneControl session={session} />
      <CameraControl session={session} />
      {!narrow && (
        <>
          <ShareButton session={session} />
          <HandButton session={session} />
          <ReactionMenu session={session} />
          <RecordButton session={session} onRecord={onRecord} />
        </>
      )}
      <BarButton
        icon="chat"
        label={unread > 0 ? `Chat, ${unread} unread` : 'Chat'}
        testId="chat-button"
        pressed={panel === 'chat'}
        badge={unread}
        onClick={() => onToggle('chat')}
      />
      <MoreMenu session={session} narrow={narrow} onOpen={onToggle} onRecord={onRecord} />
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

function ShareButton({ session }: { session: MeetingSession }) {
  const { offered, on, label, toggle } = useScreenShare(session);
  if (!offered) return null;
  return (
    <BarButton icon={on ? 'screen-off' : 'screen'} label={label} testId="share-button" pressed={on} onClick={toggle} />
  );
}

function HandButton({ session }: { session: MeetingSession }) {
  const { offered, up, label, toggle } = useOwnHand(session);
  if (!offered) return null;
  return <BarButton icon="hand" label={label} shortcut="H" testId="hand-button" pressed={up} onClick={toggle} />;
}

function MicrophoneControl({ session }: { session: MeetingSession }) {
  const { local } = session;
  const silent = useSilent(local);
  return (
    <Control
      session={session}
      kind="microphone"
      testId="mute-button"
      on={!silent}
      label={silent ? 'Unmute' : 'Mute'}
      shortcut="M"
      onToggle={() => void local.setMuted(!silent)}
    />
  );
}

function CameraControl({ session }: { session: MeetingSession }) {
  const { local } = session;
  const status = useStore(local.camera.store, (state) => state.status);
  const on = status === 'on' || status === 'starting';
  return (
    <Control
      session={session}
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
  session: MeetingSession;
  kind: DeviceKind;
  testId: string;
  on: boolean;
  label: string;
  shortcut: string;
  onToggle: () => void;
}

const reasons: Readonly<Record<DeviceKind, string>> = {
  microphone: 'You are listening: a host can give you the floor',
  camera: 'You are watching: a host can let you show yourself',
};

function Control({ session, kind, testId, on, label, shortcut, onToggle }: ControlProps) {
  const granted = useStore(session.state, (state) => may(state, kind === 'camera' ? 'publishVideo' : 'publishAudio'));
  const words = granted ? label : reasons[kind];
  return (
    <div className={styles.group} data-on={on} data-granted={granted}>
      <button
        type="button"
        className={styles.button}
        data-testid={testId}
        data-on={on}
        // Not `disabled`: it must be reachable, because its title says why it does nothing.
        aria-disabled={!granted}
        onClick={granted ? onToggle : undefined}
        aria-label={words}
        aria-keyshortcuts={shortcut}
        title={granted ? `${label} (${shortcut})` : words}
      >
        <Icon name={on ? kind : `${kind}-off`} size={24} />
      </button>
      <DeviceMenu local={session.local} kind={kind} />
    </div>
  );
}
