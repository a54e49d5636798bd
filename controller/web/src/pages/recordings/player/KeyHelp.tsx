import { keyHelp } from '../../../player/keys';
import { Dialog } from '../../../ui/Dialog';
import styles from './VideoPlayer.module.css';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} testId="key-help">
      <dl className={styles.keys}>
        {keyHelp.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
