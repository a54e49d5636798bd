import { useId, useRef, type ToggleEvent } from 'react';
import type { DeviceKind } from '../../media/deviceProblem';
import type { LocalMedia } from '../../media/LocalMedia';
import { useStore } from '../../store/useStore';
import { Icon } from '../../ui/Icon';
import styles from './ControlBar.module.css';

const titles: Readonly<Record<DeviceKind, string>> = { camera: 'Camera', microphone: 'Microphone' };

/** The other devices of one kind: a popover of the platform, which closes by Escape and by a click elsewhere. */
export function DeviceMenu({ local, kind }: { local: LocalMedia; kind: DeviceKind }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const devices = useStore(local.choices, (choices) => choices[kind]);
  const deviceId = useStore(local.device(kind).store, (state) => state.deviceId);

  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    const { style } = event.currentTarget;
    style.setProperty('--left', `${anchor.left + anchor.width / 2}px`);
    style.setProperty('--bottom', `${innerHeight - anchor.top + 10}px`);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.more}
        popoverTarget={id}
        aria-label={`Choose ${kind}`}
        title={`Choose ${kind}`}
      >
        <Icon name="chevron" size={16} />
      </button>
      <div id={id} popover="auto" className={styles.menu} onBeforeToggle={place}>
        <fieldset>
          <legend className={styles.menuTitle}>{titles[kind]}</legend>
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
      </div>
    </>
  );
}
