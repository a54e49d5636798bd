import { useState } from 'react';
import type { Asker, RecordingsApi } from '../../api/RecordingsApi';
import { takeInvitation } from '../../app/invitations';
import { api, tickets } from '../../app/services';

/** The recordings of a meeting, asked for with the token that this browser holds for it, or with the ticket of the tab that is in it. */
export function useRecordingsApi(code: string): RecordingsApi {
  const [recordings] = useState(() => api.recordings(askersOf(code)));
  return recordings;
}

async function askersOf(code: string): Promise<Asker[]> {
  const token = takeInvitation(code)?.token;
  const bearer = await tickets.find(code);
  return [...(token === undefined ? [] : [{ token }]), ...(bearer ? [{ bearer }] : [])];
}
