import { useEffect } from 'react';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { find } from '../../meeting/people';

/** M mutes, V switches the camera, H raises and lowers the hand, and Space held down lets a muted person speak. */
export function useShortcuts(session: MeetingSession): void {
  useEffect(() => {
    const { local } = session;
    const allowed = (grant: 'publishAudio' | 'publishVideo' | 'raiseHand') => may(session.state.get(), grant);
    let talking = false;

    const down = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'm' && allowed('publishAudio')) {
        void local.setMuted(!local.silent);
      } else if (key === 'v' && allowed('publishVideo')) {
        if (local.camera.store.get().status === 'on') local.turnOff('camera');
        else void local.turnOn('camera');
      } else if (key === 'h' && allowed('raiseHand')) {
        toggleHand(session);
      } else if (key === ' ' && allowed('publishAudio') && local.silent && !isControl(event.target)) {
        event.preventDefault();
        talking = true;
        void local.setMuted(false);
      }
    };
    const quiet = () => {
      if (!talking) return;
      talking = false;
      void local.setMuted(true);
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === ' ') quiet();
    };

    addEventListener('keydown', down);
    addEventListener('keyup', up);
    // A window that loses the focus never sees the key go up.
    addEventListener('blur', quiet);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', quiet);
    };
  }, [session]);
}

function toggleHand({ state, floor }: MeetingSession): void {
  const self = find(state.get().participants, state.get().selfId);
  if (self && self.handRaisedAt !== null) void floor.lowerHand(self.participantId);
  else void floor.raiseHand();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]), textarea, select, [contenteditable]') !== null
  );
}

/** Space belongs to a focused button or link. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, label, video') !== null;
}
