import type { Role } from '../../../api/schemas';
import type { Participant } from '../../../events/schemas';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { Avatar } from '../../../ui/Avatar';
import { Icon } from '../../../ui/Icon';
import styles from './PeoplePanel.module.css';
import { PersonMenu } from './PersonMenu';
import { useSending } from './useSending';

const roleNames: Readonly<Record<Role, string | null>> = {
  host: 'Host',
  coHost: 'Co-host',
  speaker: null,
  attendee: 'Attendee',
  observer: 'Observer',
};

interface PersonRowProps {
  session: MeetingSession;
  person: Participant;
  /** The place in the order of raised hands, from 1. */
  handPlace: number | null;
}

export function PersonRow({ session, person, handPlace }: PersonRowProps) {
  const { participantId, displayName, role, connected } = person;
  const isSelf = useStore(session.state, (state) => state.selfId === participantId);
  const sharing = useStore(session.state, (state) => state.sharing.includes(participantId));
  const sends = useSending(session, participantId, isSelf);
  return (
    <li className={styles.row} data-testid="person" data-name={displayName} data-role={role}>
      <span className={styles.face}>
        <Avatar name={displayName} id={participantId} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>
          {displayName}
          {isSelf && ' (you)'}
        </span>
        <span className={styles.facts}>
          {[roleNames[role], sharing ? 'shares a screen' : null, connected ? null : 'reconnecting…']
            .filter((fact) => fact !== null)
            .join(' · ')}
        </span>
      </span>
      {handPlace !== null && (
        <span className={styles.hand} title={`Hand raised: ${handPlace} in line`} data-testid="raised-hand">
          <Icon name="hand" size={18} />
          <span className="visually-hidden">Hand raised, in line: </span>
          {handPlace}
        </span>
      )}
      <Sends on={sends.microphone} icon="microphone" words={['Microphone on', 'Muted']} />
      <Sends on={sends.camera} icon="camera" words={['Camera on', 'Camera off']} />
      <PersonMenu session={session} person={person} isSelf={isSelf} sends={sends} sharing={sharing} />
    </li>
  );
}

function Sends({ on, icon, words }: { on: boolean; icon: 'microphone' | 'camera'; words: [string, string] }) {
  const text = words[on ? 0 : 1];
  return (
    <span className={styles.sends} data-on={on} title={text}>
      <Icon name={on ? icon : `${icon}-off`} size={18} />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
