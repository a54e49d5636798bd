import { Icon, type IconName } from '../../ui/Icon';
import styles from './ControlBar.module.css';

interface BarButtonProps {
  icon: IconName;
  label: string;
  testId: string;
  pressed?: boolean;
  shortcut?: string;
  badge?: number;
  onClick: () => void;
}

export function BarButton({ icon, label, testId, pressed = false, shortcut, badge = 0, onClick }: BarButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-testid={testId}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={onClick}
    >
      <Icon name={icon} size={24} />
      {badge > 0 && (
        <span className={styles.badge} aria-hidden="true">
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </button>
  );
}
