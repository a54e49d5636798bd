import { useEffect, useState } from 'react';
import { report } from '../../../lib/report';
import { besides, parseThumbnails, type Thumbnail } from '../../../player/thumbnails';
import { parseVtt, voiceOf, type Cue } from '../../../player/vtt';
import { artifactPath, type Playable } from './Playable';

export interface ChatLine {
  start: number;
  name: string | null;
  text: string;
}

/** What goes beside a film. A file that is not there, or cannot be read, is an empty list: the film plays without. */
export interface SideFiles {
  chapters: readonly Cue[];
  chat: readonly ChatLine[];
  thumbnails: readonly Thumbnail[];
}

const nothing: SideFiles = { chapters: [], chat: [], thumbnails: [] };

export function useSideFiles(playable: Playable): SideFiles {
  const [files, setFiles] = useState(nothing);
  useEffect(() => {
    const gone = new AbortController();
    const load = async (kind: string, read: (text: string, path: string) => Partial<SideFiles>) => {
      const path = artifactPath(playable, kind);
      if (path === undefined) return;
      try {
        const response = await fetch(playable.fileUrl(path), { signal: gone.signal });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        const part = read(await response.text(), path);
        setFiles((before) => ({ ...before, ...part }));
      } catch (error) {
        if (!gone.signal.aborted) report(`The ${kind} cannot be shown.`, error);
      }
    };
    void load('chapters', (text) => ({ chapters: parseVtt(text) }));
    void load('chat', (text) => ({ chat: parseVtt(text).map((cue) => ({ start: cue.start, ...voiceOf(cue.text) })) }));
    void load('thumbnails', (text, path) => ({
      thumbnails: parseThumbnails(text).map((one) => ({ ...one, sheet: playable.fileUrl(besides(path, one.sheet)) })),
    }));
    return () => gone.abort();
  }, [playable]);
  return files;
}
