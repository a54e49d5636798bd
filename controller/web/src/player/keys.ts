/** What a key asks of the player. */
export type KeyAction =
  | { do: 'toggle' | 'mute' | 'fullscreen' | 'help' | 'previousChapter' | 'nextChapter' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekTo'; share: number }
  | { do: 'faster' | 'slower' }
  | { do: 'volume'; by: number };

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** The keys that people know from other players. A key with another modifier than Shift belongs to the browser. */
export function keyAction({ key, shiftKey, ctrlKey, altKey, metaKey }: Key): KeyAction | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (/^\d$/.test(key)) return { do: 'seekTo', share: Number(key) / 10 };
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case ' ':
    case 'k':
      return { do: 'toggle' };
    case 'j':
      return { do: 'seekBy', seconds: -10 };
    case 'l':
      return { do: 'seekBy', seconds: 10 };
    case 'ArrowLeft':
      return shiftKey ? { do: 'previousChapter' } : { do: 'seekBy', seconds: -5 };
    case 'ArrowRight':
      return shiftKey ? { do: 'nextChapter' } : { do: 'seekBy', seconds: 5 };
    case 'ArrowUp':
      return { do: 'volume', by: 0.1 };
    case 'ArrowDown':
      return { do: 'volume', by: -0.1 };
    case 'Home':
      return { do: 'seekTo', share: 0 };
    case 'End':
      return { do: 'seekTo', share: 1 };
    case 'm':
      return { do: 'mute' };
    case 'f':
      return { do: 'fullscreen' };
    case '<':
      return { do: 'slower' };
    case '>':
      return { do: 'faster' };
    case '?':
      return { do: 'help' };
    default:
      return undefined;
  }
}

/** The keys with what they do, for the overlay that `?` shows. */
export const keyHelp: readonly (readonly [keys: string, does: string])[] = [
  ['Space, K', 'Play or pause'],
  ['← →', '5 seconds back or ahead'],
  ['J, L', '10 seconds back or ahead'],
  ['Shift + ← →', 'Chapter before or after'],
  ['0 – 9', 'To that tenth of the recording'],
  ['< >', 'Slower, faster'],
  ['↑ ↓', 'Louder, quieter'],
  ['M', 'Mute'],
  ['F', 'Full screen'],
  ['?', 'This help'],
];
