import { formatDuration } from '../../../lib/format';
import { speeds, type Player } from '../../../player/Player';
import { useStore } from '../../../store/useStore';
import { Icon, type IconName } from '../../../ui/Icon';
import { Menu, MenuItem, MenuTitle } from '../../../ui/Menu';
import styles from './VideoPlayer.module.css';

interface ControlsProps {
  player: Player;
  fullscreen: boolean;
  onFullscreen: () => void;
  onHelp: () => void;
}

export function Controls({ player, fullscreen, onFullscreen, onHelp }: ControlsProps) {
  const playing = useStore(player.state, (state) => state.playing);
  return (
    <div className={styles.controls}>
      <Control
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        shortcut="K"
        testId="play-button"
        onClick={() => player.toggle()}
      />
      <Volume player={player} />
      <Times player={player} />
      <span className={styles.space} />
      <Speed player={player} />
      <Control icon="help" label="Keyboard shortcuts" shortcut="?" testId="help-button" onClick={onHelp} wide />
      <Control
        icon={fullscreen ? 'fullscreen-exit' : 'fullscreen'}
        label={fullscreen ? 'Leave full screen' : 'Full screen'}
        shortcut="F"
        testId="fullscreen-button"
        onClick={onFullscreen}
      />
    </div>
  );
}

interface ControlProps {
  icon: IconName;
  label: string;
  shortcut: string;
  testId: string;
  onClick: () => void;
  /** Only where there is room, and a keyboard. */
  wide?: boolean;
}

function Control({ icon, label, shortcut, testId, onClick, wide = false }: ControlProps) {
  return (
    <button
      type="button"
      className={[styles.control, wide ? styles.wide : ''].join(' ')}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      data-testid={testId}
      onClick={onClick}
    >
      <Icon name={icon} size={24} />
    </button>
  );
}

function Times({ player }: { player: Player }) {
  const time = useStore(player.state, (state) => Math.floor(state.time));
  const duration = useStore(player.state, (state) => state.duration);
  return (
    <span className={styles.times} data-testid="player-time">
      {formatDuration(time)} / {formatDuration(duration)}
    </span>
  );
}

function Volume({ player }: { player: Player }) {
  const muted = useStore(player.state, (state) => state.muted || state.volume === 0);
  const volume = useStore(player.state, (state) => (state.muted ? 0 : state.volume));
  return (
    <>
      <Control
        icon={muted ? 'volume-off' : 'volume'}
        label={muted ? 'Unmute' : 'Mute'}
        shortcut="M"
        testId="player-mute"
        onClick={() => player.setMuted(!muted)}
      />
      <input
        type="range"
        className={styles.volume}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        aria-label="Volume"
        aria-valuetext={`${Math.round(volume * 100)} %`}
        onChange={(event) => player.setVolume(event.target.valueAsNumber)}
      />
    </>
  );
}

function Speed({ player }: { player: Player }) {
  const speed = useStore(player.state, (state) => state.speed);
  return (
    <Menu
      label={`Speed: ${speed}×`}
      trigger={<span className={styles.speed}>{speed}×</span>}
      className={styles.control}
      testId="speed-button"
    >
      <MenuTitle>Speed</MenuTitle>
      {speeds.map((one) => (
        <MenuItem key={one} pressed={one === speed} onChoose={() => player.setSpeed(one)} testId={`speed-${one}`}>
          {one === 1 ? 'Normal' : `${one}×`}
        </MenuItem>
      ))}
    </Menu>
  );
}
