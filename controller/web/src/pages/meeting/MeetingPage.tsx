import { ApiError } from '../../api/errors';
import { explain } from '../../api/explain';
import { recordingsPath } from '../../app/paths';
import { Button, ButtonLink } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { ProblemPage } from '../problem/ProblemPage';
import { MeetingStages } from './MeetingStages';
import { useMeetingLookup } from './useMeetingLookup';

export default function MeetingPage({ code }: { code: string }) {
  const { lookup, retry } = useMeetingLookup(code);
  if (lookup.state === 'loading') return <Page title="">{null}</Page>;
  if (lookup.state === 'failed') return <MeetingProblem code={code} error={lookup.error} retry={retry} />;
  if (lookup.meeting.status === 'ended') {
    return <MeetingProblem code={code} error={new ApiError(410, 'meeting_ended', '')} retry={retry} />;
  }
  return <MeetingStages meeting={lookup.meeting} />;
}

function MeetingProblem({ code, error, retry }: { code: string; error: unknown; retry: () => void }) {
  const refusal = error instanceof ApiError ? error.code : undefined;
  return (
    <ProblemPage {...explain(error)} icon={refusal === 'meeting_ended' ? 'clock' : 'warning'}>
      {refusal === 'meeting_ended' && (
        <ButtonLink to={recordingsPath(code)} look="primary">
          Recordings
        </ButtonLink>
      )}
      {refusal === undefined && (
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
      )}
    </ProblemPage>
  );
}
