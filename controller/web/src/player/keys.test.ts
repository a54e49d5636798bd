import { describe, expect, it } from 'vitest';
import { keyAction } from './keys';

const press = (key: string, modifiers: Partial<Parameters<typeof keyAction>[0]> = {}) =>
  keyAction({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...modifiers });

describe('A key', () => {
  it.each([
    [' ', { do: 'toggle' }],
    ['K', { do: 'toggle' }],
    ['j', { do: 'seekBy', seconds: -10 }],
    ['l', { do: 'seekBy', seconds: 10 }],
    ['ArrowLeft', { do: 'seekBy', seconds: -5 }],
    ['0', { do: 'seekTo', share: 0 }],
    ['7', { do: 'seekTo', share: 0.7 }],
    ['m', { do: 'mute' }],
    ['f', { do: 'fullscreen' }],
  ])('"%s" does what players do', (key, action) => expect(press(key)).toEqual(action));

  it('changes the speed with and without the Shift that some keyboards need', () => {
    expect(press('<')).toEqual({ do: 'slower' });
    expect(press('>', { shiftKey: true })).toEqual({ do: 'faster' });
    expect(press('?', { shiftKey: true })).toEqual({ do: 'help' });
  });

  it('moves by chapters with Shift', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ do: 'nextChapter' });
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }])("with %j is the browser's", (modifier) =>
    expect(press('f', modifier)).toBeUndefined(),
  );

  it.each(['a', 'Tab', 'Enter', 'Escape'])('"%s" does nothing', (key) => expect(press(key)).toBeUndefined());
});
