import { useEffect, useRef } from 'react';

interface VideoTrackProps {
  track: MediaStreamTrack;
  className?: string | undefined;
  label: string;
  testId?: string;
  /** Called once the element plays this track; returns how to undo it. */
  onAttached?: ((video: HTMLVideoElement) => (() => void) | undefined) | undefined;
}

/** Pictures only: sound has its own way out, and a muted element may always start by itself. */
export function VideoTrack({ track, className, label, testId, onAttached }: VideoTrackProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    video.srcObject = new MediaStream([track]);
    const undo = onAttached?.(video);
    return () => {
      undo?.();
      video.srcObject = null;
    };
  }, [track, onAttached]);
  return <video ref={ref} className={className} data-testid={testId} aria-label={label} autoPlay muted playsInline />;
}
