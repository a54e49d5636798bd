import { useState } from 'react';
import { explain } from '../../api/explain';
import { recordingsPath } from '../../app/paths';
import type { Over } from '../../meeting/MeetingState';
import { Button, ButtonLink } from '../../ui/Button';
import type { IconName } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { ProblemPage } from '../problem/ProblemPage';

interface OverPageProps {
  over: Over;
  code: string;
  onRejoin: () => Promise<void>;
}

interface Words {
  title: string;
  text: string;
  icon: IconName;
  rejoin: string | null;
}

/** After the meeting, whether one has left it or it has ended by itself. */
export function OverPage({ over, code, onRejoin }: OverPageProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { title, text, icon, rejoin } = wordsFor(over);

  const comeBack = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onRejoin();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  return (
    <ProblemPage title={title} text={text} icon={icon} testId={over.reason === 'left' ? 'left-page' : 'error-page'}>
      {problem !== undefined && <Notice tone="error" {...explain(problem)} />}
      {rejoin !== null && (
        <Button look="primary" busy={busy} onClick={() => void comeBack()} data-testid="rejoin">
          {rejoin}
        </Button>
      )}
      <ButtonLink to={recordingsPath(code)} testId="recordings-link">
        Recordings
      </ButtonLink>
    </ProblemPage>
  );
}

function wordsFor(over: Over): Words {
  switch (over.reason) {
    case 'left':
      return {
        title: 'You left the meeting',
        text: 'Camera and microphone are off. You can come back as long as the meeting goes on.',
        icon: 'check',
        rejoin: 'Rejoin',
      };
    case 'ended':
      return {
        title: 'The meeting has ended',
        text: 'Camera and microphone are off. Its recordings stay available.',
        icon: 'clock',
        rejoin: null,
      };
    case 'denied':
      return {
        title: 'You were not let in',
        text: 'The host has turned you away. If that was a mistake, ask them and knock again.',
        icon: 'warning',
        rejoin: 'Knock again',
      };
    case 'removed':
      return {
        title: 'You were removed from the meeting',
        text: `A host has taken you out${said(over.words)} Camera and microphone are off; the meeting goes on without you.`,
        icon: 'warning',
        rejoin: 'Join again',
      };
    case 'banned':
      return {
        title: 'You were banned from the meeting',
        text: `A host has taken you out for good${said(over.words)} Camera and microphone are off.`,
        icon: 'warning',
        rejoin: null,
      };
    case 'replaced':
      return {
        title: 'You joined from somewhere else',
        text: 'The meeting goes on in the other window, so it was closed here.',
        icon: 'people',
        rejoin: 'Use this window',
      };
    case 'error':
      return { ...explain(over.error), icon: 'warning', rejoin: 'Join again' };
  }
}

function said(words: string | null): string {
  return words === null ? '.' : `: “${words}”.`;
}
