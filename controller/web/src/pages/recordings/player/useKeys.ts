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
  // Of a slider only those that move it.
  if (target.closest('input[type=range]')) return /^(Arrow|Home$|End$|Page)/.test(key);
  if (target.closest('input, textarea, select, [contenteditable]')) return true;
  // Space belongs to a focused button or link.
  return key === ' ' && target.closest('button, a') !== null;
}
