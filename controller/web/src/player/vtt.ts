/** What is said from one time to another, in seconds. */
export interface Cue {
  start: number;
  end: number;
  text: string;
}

const timing = /^((?:\d+:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}\.\d{3})/;

/** The cues of a WebVTT file in their order; what is no cue, or a broken one, is passed over. */
export function parseVtt(file: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of file.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n').filter((line) => line !== '');
    const at = lines.findIndex((line) => line.includes('-->'));
    const times = timing.exec(lines[at] ?? '');
    if (at < 0 || times?.[1] === undefined || times[2] === undefined) continue;
    const cue = { start: seconds(times[1]), end: seconds(times[2]), text: lines.slice(at + 1).join('\n') };
    if (cue.end >= cue.start) cues.push(cue);
  }
  return cues;
}

/** The cue that holds at a time, or the last one before it; undefined before the first. The cues are in order. */
export function cueIndexAt(cues: readonly Pick<Cue, 'start'>[], time: number): number | undefined {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.start ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

/** Text without its tags, and with its escapes as what they stand for. */
export function plainText(text: string): string {
  return unescape(text.replaceAll(/<[^>]*>/g, ''));
}

/** `<v Ann>Hello` is said by Ann. */
export function voiceOf(text: string): { name: string | null; text: string } {
  const voice = /^<v(?:\.[^ >]*)?\s+([^>]*)>/.exec(text);
  return { name: voice?.[1] === undefined ? null : unescape(voice[1].trim()), text: plainText(text) };
}

const escapes: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

function unescape(text: string): string {
  return text.replaceAll(/&\w+;/g, (escape) => escapes[escape] ?? escape);
}

function seconds(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
