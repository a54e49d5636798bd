import { useId } from 'react';
import { explainDeviceProblem, type DeviceKind } from '../../media/deviceProblem';
import type { LocalMedia } from '../../media/LocalMedia';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import fields from '../../ui/Field.module.css';
import { Notice } from '../../ui/Notice';
import styles from './PreJoin.module.css';

/** The menu of one kind of device, and help when it does not start. */
export function DeviceSelect({ local, kind }: { local: LocalMedia; kind: DeviceKind }) {
  const id = useId();
  const device = local.device(kind);
  const { deviceId, problem } = useStore(device.store, (state) => state);
  const devices = useStore(local.choices, (choices) => choices[kind]);
  const selected = devices.some((choice) => choice.deviceId === deviceId) ? (deviceId ?? '') : '';
  // An address that is not secure concerns the whole page, which says so once.
  const help = problem !== null && problem !== 'insecure' ? explainDeviceProblem(kind, problem) : null;

  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {kind === 'camera' ? 'Camera' : 'Microphone'}
      </label>
      <select
        id={id}
        className={[fields.input, fields.select].join(' ')}
        data-testid={`${kind}-select`}
        disabled={devices.length === 0}
        value={selected}
        onChange={(event) => void local.select(kind, event.target.value)}
      >
        {selected === '' && <option value="">{devices.length === 0 ? 'None available' : 'System default'}</option>}
        {devices.map((choice, index) => (
          <option key={choice.deviceId} value={choice.deviceId}>
            {choice.label || `${kind === 'camera' ? 'Camera' : 'Microphone'} ${index + 1}`}
          </option>
        ))}
      </select>
      {help && (
        <div className={styles.help}>
          <Notice
            tone="warning"
            title={help.title}
            text={
              <>
                {help.text}{' '}
                <Button look="secondary" onClick={() => void local.turnOn(kind)}>
                  Try again
                </Button>
              </>
            }
          />
        </div>
      )}
    </div>
  );
}
