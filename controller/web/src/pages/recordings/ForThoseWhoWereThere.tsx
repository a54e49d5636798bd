import { ApiError } from '../../api/errors';
import { meetingPath } from '../../app/paths';
import { ButtonLink } from '../../ui/Button';
import { ProblemPage } from '../problem/ProblemPage';

export function isStranger(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function ForThoseWhoWereThere({ code }: { code: string }) {
  return (
    <ProblemPage
      title="Recordings are for those who were there"
      text="Open this page from the meeting that you are in, or ask one of its hosts for a link to the recording."
      icon="lock"
    >
      <ButtonLink to={meetingPath(code)} look="primary">
        To the meeting
      </ButtonLink>
    </ProblemPage>
  );
}
