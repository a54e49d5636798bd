import { Icon } from '../../ui/Icon';
import styles from './NameButton.module.css';

/** Beside the name of a recording, for those who may change it. */
export function NameButton({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={`Change the name “${title}”`}
      title="Change the name"
      data-testid="rename-recording"
      onClick={onClick}
    >
      <Icon name="edit" size={18} />
    </button>
  );
}
