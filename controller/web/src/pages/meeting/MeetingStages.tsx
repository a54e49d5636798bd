import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/errors';
import type { Meeting } from '../../api/schemas';
import { forgetInvitation, takeInvitation } from '../../app/invitations';
import { rememberMeeting } from '../../app/recents';
import { api, tickets } from '../../app/services';
import { LocalMedia } from '../../media/LocalMedia';
import { markJoinClicked } from '../../meeting/joinMarks';
import { MeetingSession, type Entry } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { OverPage } from '../left/OverPage';
import { PreJoin } from '../prejoin/PreJoin';
import { WaitingRoom } from '../prejoin/WaitingRoom';
import { MeetingRoom } from './MeetingRoom';

/** From the preview to the end of the meeting, on one address. */
export function MeetingStages({ meeting }: { meeting: Meeting }) {
  const [local] = useState(() => new LocalMedia());
  const [invitation, setInvitation] = useState(() => takeInvitation(meeting.code));
  const [session, setSession] = useState<MeetingSession>();

  useEffect(() => {
    void local.start();
    return () => local.stop();
  }, [local]);

  // Going back in the history, or to another page, leaves the meeting, even while the door is still opening.
  const latest = useRef<MeetingSession>(undefined);
  useEffect(() => () => void latest.current?.leave(), []);

  const enter = async (entry: Entry) => {
    const next = new MeetingSession(api, tickets, local, entry);
    latest.current = next;
    await next.join();
    rememberMeeting({ code: meeting.code, name: meeting.name, at: Date.now() });
    setSession(next);
  };

  const join = async (displayName: string, passcode?: string) => {
    markJoinClicked();
    const guest = { code: meeting.code, displayName, passcode };
    try {
      await enter({ ...guest, token: invitation?.token });
    } catch (error) {
      if (!invitation || !isRefusedToken(error)) throw error;
      forgetInvitation(meeting.code, invitation);
      setInvitation(undefined);
      // A link that does not hold is told; a host of long ago comes in like everybody else.
      if (invitation.from === 'link') throw error;
      await enter(guest);
    }
  };

  if (!session) return <PreJoin meeting={meeting} invitation={invitation} local={local} onJoin={join} />;
  const rejoin = async (displayName: string) => {
    void local.start();
    await join(displayName, session.passcode);
  };
  return <SessionStage key={session.id} session={session} code={meeting.code} onRejoin={rejoin} />;
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ApiError && error.code.startsWith('token_') && error.code !== 'token_required';
}

interface SessionStageProps {
  session: MeetingSession;
  code: string;
  onRejoin: (displayName: string) => Promise<void>;
}

function SessionStage({ session, code, onRejoin }: SessionStageProps) {
  const over = useStore(session.state, (state) => state.over);
  const waiting = useStore(session.state, (state) => state.waiting);
  const displayName = useStore(session.state, (state) => state.displayName);
  useEffect(() => {
    if (over) session.local.stop();
  }, [over, session]);
  if (over) return <OverPage over={over} code={code} onRejoin={() => onRejoin(displayName)} />;
  if (waiting) return <WaitingRoom session={session} />;
  return <MeetingRoom session={session} />;
}
