import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyAction } from '../../../player/keys';
import type { Player, PlayerState } from '../../../player/Player';
import { savePosition } from '../../../player/positions';
import { cueIndexAt } from '../../../player/vtt';
import { useStore } from '../../../store/useStore';
import { Icon } from '../../../ui/Icon';
import { Spinner } from '../../../ui/Spinner';
import { Controls } from './Controls';
import { KeyHelp } from './KeyHelp';
import { artifactPath, type Playable } from './Playable';
import { SeekBar } from './SeekBar';
import { useFullscreen } from './useFullscreen';
import { useIdle } from './useIdle';
import { useKeys } from './useKeys';
import type { SideFiles } from './useSideFiles';
import styles from './VideoPlayer.module.css';

interface VideoPlayerProps {
  player: Player;
  playable: Playable;
  files: SideFiles;
}

/** Whoever goes back to the chapter before within these seconds means the one before the present one. */
const chapterGraceSeconds = 3;

/** The film with its controls, which give way while it plays and nobody moves. */
export function VideoPlayer({ player, playable, files }: VideoPlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const [fullscreen, toggleFullscreen] = useFullscreen(box);
  const playing = useStore(player.state, (state) => state.playing);
  const [idle, touch] = useIdle(playing);
  const { chapters } = files;

  useEffect(() => (video.current ? player.attach(video.current) : undefined), [player]);
  useRememberedPosition(player, playable.id);

  const act = useCallback(
    (action: KeyAction) => {
      const { time, duration, volume, muted } = player.state.get();
      touch();
      switch (action.do) {
        case 'toggle':
          return player.toggle();
        case 'mute':
          return player.setMuted(!muted);
        case 'fullscreen':
          return toggleFullscreen();
        case 'help':
          return setHelp(true);
        case 'seekBy':
          return player.seekBy(action.seconds);
        case 'seekTo':
          return player.seekTo(action.share * duration);
        case 'faster':
          return player.changeSpeed(1);
        case 'slower':
          return player.changeSpeed(-1);
        case 'volume':
          return player.setVolume((muted ? 0 : volume) + action.by);
        case 'nextChapter':
          return player.seekTo(chapters[(cueIndexAt(chapters, time) ?? -1) + 1]?.start ?? duration);
        case 'previousChapter':
          return player.seekTo(chapters[cueIndexAt(chapters, time - chapterGraceSeconds) ?? 0]?.start ?? 0);
      }
    },
    [player, chapters, toggleFullscreen, touch],
  );
  useKeys(act);

  const poster = artifactPath(playable, 'poster');
  return (
    <div ref={box} className={styles.player} data-idle={idle} data-fullscreen={fullscreen} onPointerMove={touch}>
      <video
        ref={video}
        className={styles.video}
        data-testid="recording-video"
        src={playable.fileUrl()}
        {...(poster !== undefined && { poster: playable.fileUrl(poster) })}
        aria-label={playable.title}
        playsInline
        preload="metadata"
        onClick={() => player.toggle()}
        onDoubleClick={toggleFullscreen}
      />
      {playable.audioOnly && <SoundOnly player={player} />}
      <State player={player} />
      <div className={styles.bottom}>
        <SeekBar player={player} chapters={chapters} thumbnails={files.thumbnails} />
        <Controls
          player={player}
          fullscreen={fullscreen}
          onFullscreen={toggleFullscreen}
          onHelp={() => setHelp(true)}
        />
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

/** In the place of a picture; until it plays there is the large button, and nothing under it. */
function SoundOnly({ player }: { player: Player }) {
  const begun = useStore(player.state, hasBegun);
  return (
    <div className={styles.soundOnly} aria-hidden="true">
      {begun && <Icon name="volume" size={56} />}
      {begun && <p>Sound alone</p>}
    </div>
  );
}

/** What stands before the film: a large button until it plays, a sign that it loads, and why it does not play. */
function State({ player }: { player: Player }) {
  const waiting = useStore(player.state, (state) => state.waiting);
  const begun = useStore(player.state, hasBegun);
  const problem = useStore(player.state, (state) => state.problem);
  if (problem !== null) {
    return (
      <div className={styles.problem} role="alert">
        <Icon name="warning" size={28} />
        <p>The recording cannot be played here.</p>
        <p className={styles.problemText}>{problem} Reload the page, or download the file.</p>
      </div>
    );
  }
  if (waiting) {
    return (
      <div className={styles.waiting} role="status" aria-label="Loading">
        <Spinner />
      </div>
    );
  }
  if (begun) return null;
  return (
    <button type="button" className={styles.big} aria-label="Play" tabIndex={-1} onClick={() => player.play()}>
      <Icon name="play" size={44} />
    </button>
  );
}

function hasBegun({ playing, time }: PlayerState): boolean {
  return playing || time > 0;
}

const saveEveryMs = 5_000;

/** Keeps where one is, so that a recording goes on where it was left. */
function useRememberedPosition(player: Player, id: string): void {
  useEffect(() => {
    const save = () => {
      const { time, duration } = player.state.get();
      if (duration > 0) savePosition(id, time, duration);
    };
    const timer = setInterval(save, saveEveryMs);
    addEventListener('pagehide', save);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', save);
      save();
    };
  }, [player, id]);
}
