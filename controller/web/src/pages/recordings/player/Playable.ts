import type { Artifact } from '../../../api/recordingSchemas';

/** A finished recording as the player sees it, whoever has opened it and however. */
export interface Playable {
  /** Under which the browser remembers where it was. */
  id: string;
  title: string;
  durationSeconds: number;
  audioOnly: boolean;
  artifacts: readonly Artifact[];
  /** Where a file lies; the film where none is named. */
  fileUrl: (path?: string, download?: boolean) => string;
  /** Where all tracks lie in one file; a link does not show them. */
  tracksUrl?: string;
}

export function artifactPath({ artifacts }: Pick<Playable, 'artifacts'>, kind: string): string | undefined {
  return artifacts.find((artifact) => artifact.kind === kind)?.path;
}
