import { useState } from 'react';
import { may } from '../../meeting/MeetingState';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { recordButtonState } from '../../meeting/recordingStatus';
import type { Panel } from '../../meeting/ToastQueue';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { Menu, MenuItem } from '../../ui/Menu';
import styles from './ControlBar.module.css';
import { EndDialog } from './EndDialog';
import { Reactions } from './ReactionMenu';
import { SettingsDialog } from './SettingsDialog';
import { useOwnHand } from './useOwnHand';
import { useScreenShare } from './useScreenShare';

interface MoreMenuProps {
  session: MeetingSession;
  /** Whether it also holds what has no place in the bar. */
  narrow: boolean;
  onOpen: (panel: Panel) => void;
  onRecord: () => void;
}

export function MoreMenu({ session, narrow, onOpen, onRecord }: MoreMenuProps) {
  const manages = useStore(session.state, (state) => may(state, 'manage'));
  const [dialog, setDialog] = useState<'settings' | 'end' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu label="More" trigger={<Icon name="more" size={24} />} className={styles.button} testId="more-button">
        {narrow && <Narrow session={session} onRecord={onRecord} />}
        <MenuItem icon={<Icon name="people" />} onChoose={() => onOpen('people')} testId="menu-people">
          People
        </MenuItem>
        <MenuItem icon={<Icon name="poll" />} onChoose={() => onOpen('polls')} testId="menu-polls">
          Polls
        </MenuItem>
        {manages && (
          <>
            <MenuItem icon={<Icon name="settings" />} onChoose={() => setDialog('settings')} testId="menu-settings">
              Meeting settings…
            </MenuItem>
            <MenuItem icon={<Icon name="leave" />} danger onChoose={() => setDialog('end')} testId="menu-end">
              End for everybody…
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === 'settings' && <SettingsDialog session={session} onClose={close} />}
      {dialog === 'end' && <EndDialog session={session} onClose={close} />}
    </>
  );
}

function Narrow({ session, onRecord }: { session: MeetingSession; onRecord: () => void }) {
  const hand = useOwnHand(session);
  const share = useScreenShare(session);
  const reacts = useStore(session.state, (state) => may(state, 'react'));
  const records = useStore(session.state, (state) => may(state, 'record'));
  return (
    <>
      {reacts && <Reactions session={session} />}
      {hand.offered && (
        <MenuItem icon={<Icon name="hand" />} pressed={hand.up} onChoose={hand.toggle} testId="hand-button">
          {hand.label}
        </MenuItem>
      )}
      {share.offered && (
        <MenuItem icon={<Icon name="screen" />} pressed={share.on} onChoose={share.toggle} testId="share-button">
          {share.label}
        </MenuItem>
      )}
      {records && <RecordItems session={session} onRecord={onRecord} />}
    </>
  );
}

function RecordItems({ session, onRecord }: { session: MeetingSession; onRecord: () => void }) {
  const recording = useStore(session.state, recordButtonState);
  if (recording === 'idle') {
    return (
      <MenuItem icon={<Icon name="camera" />} onChoose={onRecord} testId="menu-record">
        Record the meeting…
      </MenuItem>
    );
  }
  if (recording !== 'recording' && recording !== 'paused') return null;
  const paused = recording === 'paused';
  return (
    <>
      <MenuItem
        icon={<Icon name={paused ? 'play' : 'pause'} />}
        onChoose={() => void session.record(paused ? 'resume' : 'pause')}
        testId="menu-pause"
      >
        {paused ? 'Go on recording' : 'Pause the recording'}
      </MenuItem>
      <MenuItem icon={<Icon name="camera-off" />} onChoose={() => void session.record('stop')} testId="menu-record">
        Stop recording
      </MenuItem>
    </>
  );
}
