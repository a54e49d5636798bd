import { recordingsPath } from '../../app/paths';
import { ForThoseWhoWereThere } from './ForThoseWhoWereThere';
import { RecordingPage } from './RecordingPage';
import { useRecordingsApi } from './useRecordingsApi';

/** A recording for those who were in its meeting. */
export default function MeetingRecordingPage({ code, id }: { code: string; id: string }) {
  const recordings = useRecordingsApi(code);
  return (
    <RecordingPage
      recordings={recordings}
      id={id}
      listPath={recordingsPath(code)}
      stranger={<ForThoseWhoWereThere code={code} />}
    />
  );
}
