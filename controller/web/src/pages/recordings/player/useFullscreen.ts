import { useEffect, useState, type RefObject } from 'react';
import { report } from '../../../lib/report';

/** Puts an element on the whole screen, with its controls. Phones that cannot do that take the film alone. */
export function useFullscreen(box: RefObject<HTMLElement | null>): [on: boolean, toggle: () => void] {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const changed = () => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const toggle = () => {
    const failed = (error: unknown) => report('The browser does not give the whole screen.', error);
    if (document.fullscreenElement) document.exitFullscreen().catch(failed);
    else if (document.fullscreenEnabled) box.current?.requestFullscreen().catch(failed);
    else filmAlone(box.current);
  };
  return [on, toggle];
}

// Safari on iPhones knows only this, on the video element.
function filmAlone(box: HTMLElement | null): void {
  const video = box?.querySelector('video') as (HTMLVideoElement & { webkitEnterFullscreen?: () => void }) | null;
  video?.webkitEnterFullscreen?.();
}
