import { useId } from 'react';
import type { DeviceKind } from '../../media/deviceProblem';
import type { LocalMedia } from '../../media/LocalMedia';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import { Menu, MenuTitle } from '../../ui/Menu';
import styles from './ControlBar.module.css';

const titles: Readonly<Record<DeviceKind, string>> = { camera: 'Camera', microphone: 'Microphone' };

/** The other devices of one kind. */
export function DeviceMenu({ local, kind }: { local: LocalMedia; kind: DeviceKind }) {
  const id = useId();
  const devices = useStore(local.choices, (choices) => choices[kind]);
  const deviceId = useStore(local.device(kind).store, (state) => state.deviceId);
  return (
    <Menu label={`Choose ${kind}`} trigger={<Icon name="chevron" size={16} />} className={styles.more}>
      <fieldset>
        <legend>
          <MenuTitle>{titles[kind]}</MenuTitle>
        </legend>
        {devices.length === 0 && <p className={styles.menuEmpty}>No {kind} is available.</p>}
        {devices.map((device, index) => (
          <label key={device.deviceId} className={styles.menuItem}>
            <input
              type="radio"
              name={id}
              checked={device.deviceId === deviceId}
              onChange={() => void local.select(kind, device.deviceId)}
            />
            <span>{device.label || `${titles[kind]} ${index + 1}`}</span>
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
