import { describe, expect, it } from 'vitest';
import { besides, parseThumbnails, thumbnailAt } from './thumbnails';

const file = `WEBVTT

00:00.000 --> 00:05.000
sprite.jpg#xywh=0,0,160,90

00:05.000 --> 00:10.000
sprite.jpg#xywh=160,0,160,90

00:10.000 --> 00:15.000
nothing of the kind
`;

describe('Thumbnails', () => {
  const thumbnails = parseThumbnails(file);

  it('are parts of a sheet, and what is no part is passed over', () => {
    expect(thumbnails).toEqual([
      { start: 0, sheet: 'sprite.jpg', x: 0, y: 0, width: 160, height: 90 },
      { start: 5, sheet: 'sprite.jpg', x: 160, y: 0, width: 160, height: 90 },
    ]);
  });

  it('show the time that one points at, also behind the last', () => {
    expect(thumbnailAt(thumbnails, 4.9)?.x).toBe(0);
    expect(thumbnailAt(thumbnails, 5)?.x).toBe(160);
    expect(thumbnailAt(thumbnails, 99)?.x).toBe(160);
    expect(thumbnailAt([], 1)).toBeUndefined();
  });

  it('lie beside the file that tells of them', () => {
    expect(besides('thumbnails.vtt', 'sprite.jpg')).toBe('sprite.jpg');
    expect(besides('thumbs/thumbnails.vtt', 'sprite.jpg')).toBe('thumbs/sprite.jpg');
  });
});
