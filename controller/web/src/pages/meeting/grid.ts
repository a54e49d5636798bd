export interface Box {
  width: number;
  height: number;
}

export interface Grid {
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
}

/** Cameras are wide; a tile may be narrower and crop its sides, but not so far that a face is cut. */
const widest = 16 / 9;
const narrowestInWideBox = 4 / 3;
const narrowestInTallBox = 3 / 4;

/** The number of columns that gives the largest tiles, all of one size and all inside the box. */
export function bestGrid(count: number, box: Box, gap: number): Grid {
  const narrowest = box.width >= box.height ? narrowestInWideBox : narrowestInTallBox;
  let best: Grid = { columns: 1, rows: Math.max(1, count), tileWidth: 0, tileHeight: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const grid = {
      columns,
      rows,
      ...fit((box.width - gap * (columns - 1)) / columns, (box.height - gap * (rows - 1)) / rows, narrowest),
    };
    if (grid.tileWidth * grid.tileHeight > best.tileWidth * best.tileHeight) best = grid;
  }
  return best;
}

/** One tile of the strip beside or below a shared screen: it fills the strip's short side. */
export function stripTile({ width, height }: Box): { tileWidth: number; tileHeight: number } {
  return width < height
    ? { tileWidth: Math.floor(width), tileHeight: Math.floor(width / widest) }
    : { tileWidth: Math.floor(height * narrowestInWideBox), tileHeight: Math.floor(height) };
}

/** The largest tile of an allowed shape in one cell, in whole pixels. */
function fit(width: number, height: number, narrowest: number): { tileWidth: number; tileHeight: number } {
  if (width <= 0 || height <= 0) return { tileWidth: 0, tileHeight: 0 };
  const shape = Math.min(widest, Math.max(narrowest, width / height));
  const tileWidth = Math.min(width, height * shape);
  return { tileWidth: Math.floor(tileWidth), tileHeight: Math.floor(tileWidth / shape) };
}
