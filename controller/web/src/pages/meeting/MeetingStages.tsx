import { useEffect, useRef, useState } from 'react';
import type { Meeting } from '../../api/schemas';
import { rememberMeeting } from '../../app/recents';
import { api } from '../../app/services';
import { LocalMedia } from '../../media/LocalMedia';
import { markJoinClicked } from '../../meeting/joinMarks';
import { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { OverPage } from '../left/OverPage';
import { PreJoin } from '../prejoin/PreJoin';
import { MeetingRoom } from './MeetingRoom';

/** From the preview to the end of the meeting, on one address. */
export function MeetingStages({ meeting }: { meeting: Meeting }) {
  const [local] = useState(() => new LocalMedia());
  const [session, setSession] = useState<MeetingSession>();

  useEffect(() => {
    void local.start();
    return () => local.stop();
  }, [local]);

  // Going back in the history, or to another page, leaves the meeting, even while the door is still opening.
  const latest = useRef<MeetingSession>(undefined);
  useEffect(() => () => void latest.current?.leave(), []);

  const join = async (displayName: string) => {
    markJoinClicked();
    const next = new MeetingSession(api, local, meeting.code, displayName);
    latest.current = next;
    await next.join();
    rememberMeeting({ code: meeting.code, name: meeting.name, at: Date.now() });
    setSession(next);
  };

  if (!session) return <PreJoin meeting={meeting} local={local} onJoin={join} />;
  const rejoin = async (displayName: string) => {
    void local.start();
    await join(displayName);
  };
  return <SessionStage key={session.id} session={session} code={meeting.code} onRejoin={rejoin} />;
}

interface SessionStageProps {
  session: MeetingSession;
  code: string;
  onRejoin: (displayName: string) => Promise<void>;
}

function SessionStage({ session, code, onRejoin }: SessionStageProps) {
  const over = useStore(session.state, (state) => state.over);
  const displayName = useStore(session.state, (state) => state.displayName);
  useEffect(() => {
    if (over) session.local.stop();
  }, [over, session]);
  if (over) return <OverPage over={over} code={code} onRejoin={() => onRejoin(displayName)} />;
  return <MeetingRoom session={session} />;
}
