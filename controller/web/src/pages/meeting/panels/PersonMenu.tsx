import { useState } from 'react';
import type { Role } from '../../../api/schemas';
import type { Participant } from '../../../events/schemas';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { may } from '../../../meeting/MeetingState';
import { useStore } from '../../../store/useStore';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { Menu, MenuItem, MenuTitle } from '../../../ui/Menu';
import styles from './PeoplePanel.module.css';
import { RenameDialog } from './RenameDialog';
import type { Sending } from './useSending';

const offered: readonly [Role, string][] = [
  ['coHost', 'Make co-host'],
  ['speaker', 'Make speaker'],
  ['attendee', 'Make attendee'],
];

interface PersonMenuProps {
  session: MeetingSession;
  person: Participant;
  isSelf: boolean;
  sends: Sending;
  sharing: boolean;
}

/** What this person may do with another, or with their own name. */
export function PersonMenu({ session, person, isSelf, sends, sharing }: PersonMenuProps) {
  const { participantId: id, displayName, role, handRaisedAt } = person;
  const moderates = useStore(session.state, (state) => may(state, 'moderate'));
  const manages = useStore(session.state, (state) => may(state, 'manage'));
  const isHost = useStore(session.state, (state) => state.role === 'host');
  const [open, setOpen] = useState<'rename' | 'ban' | null>(null);
  // Only a host acts on a host.
  const acts = moderates && !isSelf && (isHost || role !== 'host');
  if (!acts && !isSelf) return <span className={styles.noMenu} />;
  const perform: MeetingSession['perform'] = (ask) => session.perform(ask);

  return (
    <>
      <Menu
        label={`Actions for ${displayName}`}
        trigger={<Icon name="more" />}
        className={styles.menuButton}
        testId="person-menu"
      >
        {handRaisedAt !== null && (
          <MenuItem icon={<Icon name="hand" />} onChoose={() => void session.floor.lowerHand(id)} testId="lower-hand">
            Lower hand
          </MenuItem>
        )}
        {isSelf && (
          <MenuItem icon={<Icon name="edit" />} onChoose={() => setOpen('rename')}>
            Change your name
          </MenuItem>
        )}
        {acts && (
          <>
            {sends.microphone ? (
              <MenuItem
                icon={<Icon name="microphone-off" />}
                onChoose={() => void perform((api) => api.mute(id, 'microphone', true))}
                testId="mute-person"
              >
                Mute
              </MenuItem>
            ) : (
              <MenuItem
                icon={<Icon name="microphone" />}
                onChoose={() => void perform((api) => api.askToUnmute(id, 'microphone'))}
                testId="ask-to-unmute"
              >
                Ask to unmute
              </MenuItem>
            )}
            {sends.camera ? (
              <MenuItem
                icon={<Icon name="camera-off" />}
                onChoose={() => void perform((api) => api.stopVideo(id))}
                testId="stop-video"
              >
                Turn the camera off
              </MenuItem>
            ) : (
              <MenuItem
                icon={<Icon name="camera" />}
                onChoose={() => void perform((api) => api.askToUnmute(id, 'camera'))}
              >
                Ask to turn the camera on
              </MenuItem>
            )}
            {sharing && (
              <MenuItem
                icon={<Icon name="screen-off" />}
                onChoose={() => void perform((api) => api.stopScreenShare(id))}
                testId="stop-share"
              >
                Stop the screen share
              </MenuItem>
            )}
            {manages && (
              <>
                <MenuTitle>Role</MenuTitle>
                {offered
                  .filter(([offer]) => offer !== role)
                  .map(([offer, words]) => (
                    <MenuItem
                      key={offer}
                      icon={<Icon name="people" />}
                      onChoose={() => void perform((api) => api.setRole(id, offer))}
                      testId={`make-${offer}`}
                    >
                      {words}
                    </MenuItem>
                  ))}
              </>
            )}
            <MenuTitle>Send out</MenuTitle>
            <MenuItem
              icon={<Icon name="leave" />}
              danger
              onChoose={() => void perform((api) => api.remove(id))}
              testId="remove-person"
            >
              Remove
            </MenuItem>
            <MenuItem icon={<Icon name="close" />} danger onChoose={() => setOpen('ban')} testId="ban-person">
              Ban…
            </MenuItem>
          </>
        )}
      </Menu>
      {open === 'rename' && (
        <RenameDialog session={session} participantId={id} name={displayName} onClose={() => setOpen(null)} />
      )}
      {open === 'ban' && (
        <Dialog title={`Ban ${displayName}?`} onClose={() => setOpen(null)}>
          <p className={styles.question}>They are removed, and this device cannot join this meeting again.</p>
          <div className={styles.answers}>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button
              look="danger"
              data-testid="confirm-ban"
              onClick={() => {
                setOpen(null);
                void perform((api) => api.ban(id));
              }}
            >
              Ban
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
