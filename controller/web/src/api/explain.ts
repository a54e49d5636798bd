import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';

/** What went wrong, for people: a short title, and a text that ends with the way out. */
export interface Explanation {
  title: string;
  text: string;
}

const byCode: Readonly<Record<string, Explanation>> = {
  meeting_not_found: {
    title: 'There is no such meeting',
    text: 'Check the code or the link: a letter may be missing. Or start a new meeting and send its link.',
  },
  meeting_ended: {
    title: 'This meeting has ended',
    text: 'Nobody can join it any more, but its recordings stay available. Start a new meeting to go on talking.',
  },
  recording_not_found: { title: 'There is no such recording', text: 'It may have been deleted.' },
  recording_not_ready: { title: 'The recording is not ready yet', text: 'It is still being composed. Try again soon.' },
  already_recording: { title: 'Already recording', text: 'Somebody else has just started the recording.' },
  not_recording: { title: 'Nothing is being recorded', text: 'The recording has already been stopped.' },
  ticket_expired: { title: 'Your admission has expired', text: 'Join the meeting again.' },
  ticket_invalid: { title: 'Your admission is not valid', text: 'Join the meeting again.' },
  ticket_missing: { title: 'Your admission is not valid', text: 'Join the meeting again.' },
  ticket_wrong_meeting: { title: 'Your admission is for another meeting', text: 'Join this meeting first.' },
};

/** Codes whose `detail` says what the person who runs the server can do: title from here, text from the server. */
const titles: Readonly<Record<string, string>> = {
  ffmpeg_missing: 'This server cannot record',
  ffmpeg_too_old: 'This server cannot record',
  storage_unwritable: 'This server cannot record',
  media_unavailable: 'The media server is restarting',
  invalid_body: 'The server did not accept this',
};

export function explain(error: unknown): Explanation {
  if (error instanceof UnreachableError) {
    return {
      title: 'The server cannot be reached',
      text: 'Check your internet connection. If it works, the server may be restarting: try again in a moment.',
    };
  }
  if (error instanceof ApiError) {
    const known = byCode[error.code];
    return known ?? { title: titles[error.code] ?? 'That did not work', text: error.message };
  }
  if (error instanceof UnexpectedAnswerError) return { title: 'This page is out of date', text: error.message };
  return { title: 'Something went wrong', text: error instanceof Error ? error.message : String(error) };
}
