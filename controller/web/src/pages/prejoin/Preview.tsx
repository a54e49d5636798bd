import type { DeviceKind } from '../../media/deviceProblem';
import type { LocalMedia } from '../../media/LocalMedia';
import { useStore } from '../../store/useStore';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { VideoTrack } from '../../ui/VideoTrack';
import styles from './PreJoin.module.css';

export function Preview({ local, name }: { local: LocalMedia; name: string }) {
  const { status, track } = useStore(local.camera.store, (state) => state);
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.previewEmpty}>
        {name.trim() === '' ? <Icon name="camera-off" size={40} /> : <Avatar name={name} id={name} />}
        <p>{status === 'starting' ? 'Allow the camera in your browser…' : 'The camera is off'}</p>
      </div>
      {track && (
        <VideoTrack track={track} className={styles.video} label="Your camera, mirrored" testId="preview-video" />
      )}
      <div className={styles.toggles}>
        <DeviceToggle local={local} kind="microphone" />
        <DeviceToggle local={local} kind="camera" />
      </div>
    </section>
  );
}

function DeviceToggle({ local, kind }: { local: LocalMedia; kind: DeviceKind }) {
  const status = useStore(local.device(kind).store, (state) => state.status);
  const on = status === 'on' || status === 'starting';
  const toggle = () => {
    if (on) local.turnOff(kind);
    else void local.turnOn(kind);
  };
  return (
    <button
      type="button"
      className={styles.toggle}
      data-testid={`${kind}-toggle`}
      data-on={on}
      aria-pressed={on}
      aria-label={kind === 'camera' ? 'Camera' : 'Microphone'}
      title={`${on ? 'Join without' : 'Turn on'} ${kind}`}
      onClick={toggle}
    >
      <Icon name={on ? kind : `${kind}-off`} size={24} />
    </button>
  );
}
