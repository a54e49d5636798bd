import { RpcError } from '../rpc/errors';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';

/** What went wrong, for people: a short title, and a text that ends with the way out. */
export interface Explanation {
  title: string;
  text: string;
}

const joinAgain: Explanation = { title: 'Your admission is not valid', text: 'Join the meeting again.' };
const newInvitation: Explanation = {
  title: 'This invitation is not valid',
  text: 'Ask the one who invited you for a new link.',
};

const byCode: Readonly<Record<string, Explanation>> = {
  meeting_not_found: {
    title: 'There is no such meeting',
    text: 'Check the code or the link: a letter may be missing. Or start a new meeting and send its link.',
  },
  meeting_ended: {
    title: 'This meeting has ended',
    text: 'Nobody can join it any more, but its recordings stay available. Start a new meeting to go on talking.',
  },
  meeting_locked: {
    title: 'This meeting is locked',
    text: 'A host lets nobody else in at the moment. Ask them to unlock it, then try again.',
  },
  meeting_full: { title: 'This meeting is full', text: 'All places are taken. Try again when somebody has left.' },
  token_required: {
    title: 'This meeting is by invitation',
    text: 'It takes nobody without a personal link. Come by the application or the mail that invited you.',
  },
  passcode_required: { title: 'This meeting has a passcode', text: 'Ask the one who invited you for it.' },
  passcode_wrong: { title: 'That is not the passcode', text: 'Check it with the one who invited you.' },
  banned: { title: 'You cannot join this meeting', text: 'A host has banned you from it.' },
  participant_left: { title: 'They are no longer in the meeting', text: 'They have left meanwhile.' },
  participant_not_found: { title: 'They are no longer in the meeting', text: 'They have left meanwhile.' },
  not_in_lobby: { title: 'They no longer wait', text: 'Somebody else has answered them, or they have left.' },
  screen_share_taken: {
    title: 'Somebody else shares their screen',
    text: 'One at a time may here: ask them to stop, or wait until they have.',
  },
  not_granted: { title: 'You may not do that here', text: 'A host of the meeting can allow it.' },
  storage_unavailable: {
    title: 'The server cannot save anything at the moment',
    text: 'The meeting goes on. Try again in a moment.',
  },
  file_type_not_allowed: {
    title: 'Files of this kind cannot be sent',
    text: 'Pictures, PDF, text, office documents and ZIP can.',
  },
  file_type_mismatch: { title: 'This file is damaged', text: 'Its content is not what its name says.' },
  file_not_found: { title: 'This file is gone', text: 'It has been deleted, or was kept for long enough.' },
  recording_not_found: { title: 'There is no such recording', text: 'It may have been deleted.' },
  recording_not_ready: { title: 'The recording is not ready yet', text: 'It is still being composed. Try again soon.' },
  share_not_found: { title: 'This link leads nowhere', text: 'Check it with the one who sent it.' },
  share_expired: { title: 'This link has expired', text: 'Ask the one who sent it for a new one.' },
  share_revoked: { title: 'This link was taken back', text: 'Ask the one who sent it for a new one.' },
  legal_hold: {
    title: 'This recording is under legal hold',
    text: 'Nobody can delete or replace it until an administrator lifts the hold.',
  },
  recording_active: { title: 'This recording is still being made', text: 'Try again when it is ready.' },
  already_recording: { title: 'Already recording', text: 'Somebody else has just started the recording.' },
  not_recording: { title: 'Nothing is being recorded', text: 'The recording has already been stopped.' },
  login_failed: {
    title: 'That did not work',
    text: 'The address or the password is wrong, or the account is locked for a quarter of an hour after five wrong ones.',
  },
  session_expired: { title: 'Your session has ended', text: 'Sign in again.' },
  forbidden: { title: 'Your account may not do that', text: 'An administrator can.' },
  ticket_expired: { title: 'Your admission has expired', text: 'Join the meeting again.' },
  ticket_invalid: joinAgain,
  ticket_missing: joinAgain,
  proof_missing: joinAgain,
  proof_invalid: {
    title: 'Your admission is not valid',
    text: 'Check the clock of this device, then join the meeting again.',
  },
  ticket_wrong_meeting: { title: 'Your admission is for another meeting', text: 'Join this meeting first.' },
  token_invalid: newInvitation,
  token_revoked: newInvitation,
  token_scope: newInvitation,
  token_expired: { title: 'This invitation has expired', text: 'Ask the one who invited you for a new link.' },
  token_not_yet_valid: { title: 'This invitation is not valid yet', text: 'Try again in a moment.' },
  token_wrong_meeting: { title: 'This invitation is for another meeting', text: 'Open the link that came with it.' },
};

/** Codes whose `detail` says what to do: title from here, text from the server. */
const titles: Readonly<Record<string, string>> = {
  meeting_not_started: 'This meeting has not begun yet',
  no_recorder: 'This server cannot record at the moment',
  recorders_full: 'This server cannot record at the moment',
  files_gone: 'Its tracks are gone',
  ffmpeg_missing: 'This server cannot record',
  ffmpeg_too_old: 'This server cannot record',
  storage_unwritable: 'This server cannot record',
  media_unavailable: 'The media server is restarting',
  invalid_body: 'The server did not accept this',
  file_too_large: 'This file is too large',
  too_many_files: 'This meeting holds no more files',
};

export function explain(error: unknown): Explanation {
  if (error instanceof UnreachableError) {
    return {
      title: 'The server cannot be reached',
      text: 'Check your internet connection. If it works, the server may be restarting: try again in a moment.',
    };
  }
  if (error instanceof ApiError) return refusal(error.code, error.message, error.retryAfterSeconds);
  if (error instanceof RpcError) return refusal(error.reason, error.message, null);
  if (error instanceof UnexpectedAnswerError) return { title: 'This page is out of date', text: error.message };
  return { title: 'Something went wrong', text: error instanceof Error ? error.message : String(error) };
}

/** In one sentence or two, for a notice. */
export function explainBriefly(error: unknown): string {
  const { title, text } = explain(error);
  return `${title}. ${text}`;
}

function refusal(code: string, message: string, retryAfterSeconds: number | null): Explanation {
  if (code === 'rate_limited') {
    const when = retryAfterSeconds === null ? 'in a moment' : `in ${inWords(retryAfterSeconds)}`;
    return { title: 'That was too often', text: `Try again ${when}.` };
  }
  return byCode[code] ?? { title: titles[code] ?? 'That did not work', text: message };
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
