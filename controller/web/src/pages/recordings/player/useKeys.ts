import { useEffect } from 'react';
import { keyAction, type KeyAction } from '../../../player/keys';

/** Keys hold for the whole page, but not while somebody types, and not behind a dialog. */
export function useKeys(act: (action: KeyAction) => void): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return;
      const action = keyAction(event);
      if (!action) return;
      event.preventDefault();
      act(action);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [act]);
}

function isElsewhere({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role=tablist]')) return true;
  // Space belongs to a focused button or link.
  return key === ' ' && target.closest('button, a') !== null;
}
