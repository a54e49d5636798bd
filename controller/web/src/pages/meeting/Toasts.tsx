import type { Panel, ToastQueue } from '../../meeting/ToastQueue';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import styles from './Toasts.module.css';

const icons = { success: 'check', error: 'warning' } as const;

interface ToastsProps {
  toasts: ToastQueue;
  /** What is open already: notices that lead there have nothing to add. */
  open: Panel | null;
  /** Opens the panel that a notice leads to. */
  onOpen: (panel: Panel) => void;
}

/** One live region that stays in the page: only so do screen readers tell what appears in it. */
export function Toasts({ toasts, open, onOpen }: ToastsProps) {
  const all = useStore(toasts.store, (list) => list);
  const shown = all.filter(({ panel }) => panel === undefined || panel !== open);
  return (
    <div className={styles.toasts} role="log" aria-live="polite" aria-label="Notices">
      {shown.map(({ id, tone, text, link, action, panel }) => (
        <div key={id} className={styles.toast} data-testid="toast" data-tone={tone}>
          {tone !== 'info' && <Icon name={icons[tone]} />}
          <p className={styles.text}>
            {text}{' '}
            {link && (
              <a href={link.href} target="_blank" rel="noopener">
                {link.label}
              </a>
            )}
          </p>
          {action && (
            <Button
              look="primary"
              data-testid="toast-action"
              onClick={() => {
                toasts.dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          {panel && (
            <Button
              look="quiet"
              data-testid="toast-open"
              onClick={() => {
                toasts.dismiss(id);
                onOpen(panel);
              }}
            >
              Show
            </Button>
          )}
          <button type="button" className={styles.close} onClick={() => toasts.dismiss(id)} aria-label="Dismiss">
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
