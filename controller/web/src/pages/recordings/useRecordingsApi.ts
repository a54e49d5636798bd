import { useState } from 'react';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { takeInvitation } from '../../app/invitations';
import { api } from '../../app/services';

/** The recordings of a meeting, asked for with the token that this browser holds for it. */
export function useRecordingsApi(code: string): RecordingsApi {
  const [recordings] = useState(() => api.recordings(code, takeInvitation(code)?.token));
  return recordings;
}
