/** Why a connection is over for good. */
export type EndReason =
  /** The two sides do not speak the same protocol (4400). */
  | 'protocol'
  /** The ticket was refused; joining anew gives another one (4401). */
  | 'refused'
  /** The same device has connected again elsewhere (4409). */
  | 'replaced'
  /** The participant has left, or the meeting has ended (4410). */
  | 'over';

export type AfterClose = { comeBack: 'at-once' | 'delayed' } | { end: EndReason };

/** The table "close code" of the controller's README; whatever is not in it is a broken line. */
export function afterClose(code: number): AfterClose {
  switch (code) {
    case 4400:
      return { end: 'protocol' };
    case 4401:
      return { end: 'refused' };
    case 4409:
      return { end: 'replaced' };
    case 4410:
      return { end: 'over' };
    case 4503:
      return { comeBack: 'at-once' };
    default:
      return { comeBack: 'delayed' };
  }
}

/** What an error to `authenticate` means; undefined when trying again may help. */
export function afterRefusal(reason: string): EndReason | undefined {
  if (reason.startsWith('ticket_')) return 'refused';
  if (reason === 'meeting_ended' || reason === 'meeting_not_found' || reason === 'participant_left') return 'over';
  return undefined;
}
