const joinClicked = 'conference:join-clicked';
const firstRemoteFrame = 'conference:first-remote-frame';

/** Marks in the browser's performance timeline: how long it takes from the click on Join to the first picture of somebody else. */
export function markJoinClicked(): void {
  performance.clearMarks(joinClicked);
  performance.clearMarks(firstRemoteFrame);
  performance.mark(joinClicked);
}

/** Marks when this element shows its first decoded frame, unless another was faster. Returns how to stop waiting. */
export function markFirstFrame(video: HTMLVideoElement): () => void {
  if (isMarked()) return () => undefined;
  const handle = video.requestVideoFrameCallback(() => {
    if (!isMarked()) performance.mark(firstRemoteFrame);
  });
  return () => video.cancelVideoFrameCallback(handle);
}

function isMarked(): boolean {
  return performance.getEntriesByName(firstRemoteFrame, 'mark').length > 0;
}
