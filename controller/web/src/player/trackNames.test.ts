import { expect, test } from 'vitest';
import { trackNames } from './trackNames';

test('tracks are called by their person, their source and when they begin', () => {
  const names = trackNames({
    tracks: [
      { file: 'tracks/001-microphone-1.mkv', participant: 'Ann', source: 'Microphone', startSeconds: 0.45 },
      { file: 'tracks/002-camera-2.mkv', participant: 'Ann', source: 'Camera', startSeconds: 723.9 },
      { file: 'tracks/003-screenaudio-1.mkv', participant: 'Bob', source: 'ScreenAudio', startSeconds: 60 },
      { file: 'tracks/004-hologram-1.mkv', participant: 'Bob', source: 'hologram', startSeconds: 0 },
    ],
  });

  expect([...names.values()]).toEqual([
    'Ann, microphone from 0:00',
    'Ann, camera from 12:03',
    'Bob, sound of the screen from 1:00',
    'Bob, hologram from 0:00',
  ]);
});
