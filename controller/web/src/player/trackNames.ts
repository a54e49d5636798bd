import * as v from 'valibot';
import { formatDuration } from '../lib/format';

/** The part of `manifest.json` that says what each track is. */
export const Manifest = v.object({
  tracks: v.array(
    v.object({ file: v.string(), participant: v.string(), source: v.string(), startSeconds: v.nullish(v.number(), 0) }),
  ),
});
export type Manifest = v.InferOutput<typeof Manifest>;

const sources: Readonly<Record<string, string>> = {
  microphone: 'microphone',
  camera: 'camera',
  screen: 'screen',
  screenaudio: 'sound of the screen',
};

/** What people call each track: "Ann, camera from 12:03". A pause, or a camera that is switched off and on, begins another file. */
export function trackNames({ tracks }: Manifest): ReadonlyMap<string, string> {
  return new Map(
    tracks.map(({ file, participant, source, startSeconds }) => [
      file,
      `${participant}, ${sources[source.toLowerCase()] ?? source} from ${formatDuration(startSeconds)}`,
    ]),
  );
}
