import { cueIndexAt, parseVtt } from './vtt';

/** A part of a sheet of small pictures, from one time on. */
export interface Thumbnail {
  start: number;
  /** The sheet, relative to the folder of the WebVTT file. */
  sheet: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const part = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

/** Reads what says which part of which sheet shows which time. */
export function parseThumbnails(file: string): Thumbnail[] {
  return parseVtt(file).flatMap(({ start, text }) => {
    const [, sheet, ...numbers] = part.exec(text.trim()) ?? [];
    const [x, y, width, height] = numbers.map(Number);
    if (sheet === undefined || x === undefined || y === undefined || !width || !height) return [];
    return [{ start, sheet, x, y, width, height }];
  });
}

export function thumbnailAt(thumbnails: readonly Thumbnail[], time: number): Thumbnail | undefined {
  return thumbnails[cueIndexAt(thumbnails, time) ?? 0];
}

/** The path of a file that is named relative to another: sheets lie beside their WebVTT. */
export function besides(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}
