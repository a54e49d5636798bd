import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { report } from '../../lib/report';
import { Manifest, trackNames } from '../../player/trackNames';
import { artifactPath, type Playable } from './player/Playable';

const none: ReadonlyMap<string, string> = new Map();

/** What people call the tracks of a recording; empty until it is known, and without tracks. */
export function useTrackNames(playable: Playable): ReadonlyMap<string, string> {
  const [names, setNames] = useState(none);
  useEffect(() => {
    const path = artifactPath(playable, 'manifest');
    if (path === undefined || artifactPath(playable, 'track') === undefined) return;
    const gone = new AbortController();
    const load = async () => {
      try {
        const response = await fetch(playable.fileUrl(path), { signal: gone.signal });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        setNames(trackNames(v.parse(Manifest, await response.json())));
      } catch (error) {
        if (!gone.signal.aborted) report('The tracks go by the names of their files.', error);
      }
    };
    void load();
    return () => gone.abort();
  }, [playable]);
  return names;
}
