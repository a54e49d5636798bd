import { describe, expect, it } from 'vitest';
import { bestGrid } from './grid';

const desktop = { width: 1440, height: 760 };
const tablet = { width: 800, height: 1030 };
const phone = { width: 374, height: 690 };
const smallPhone = { width: 344, height: 480 };
const gap = 10;

const boxes = { desktop, tablet, phone, smallPhone };
const cases = Object.entries(boxes).flatMap(([name, box]) =>
  Array.from({ length: 25 }, (_, index) => ({ name, box, count: index + 1 })),
);

describe('The grid', () => {
  it.each(cases)('shows $count people on a $name without scrolling', ({ box, count }) => {
    const { columns, rows, tileWidth, tileHeight } = bestGrid(count, box, gap);
    expect(columns * rows).toBeGreaterThanOrEqual(count);
    expect(columns * tileWidth + (columns - 1) * gap).toBeLessThanOrEqual(box.width);
    expect(rows * tileHeight + (rows - 1) * gap).toBeLessThanOrEqual(box.height);
    expect(tileWidth * tileHeight).toBeGreaterThan(0);
  });

  it.each(cases)('has no empty row for $count people on a $name', ({ box, count }) => {
    const { columns, rows } = bestGrid(count, box, gap);
    expect((rows - 1) * columns).toBeLessThan(count);
  });

  it('places two people side by side on a desktop and one above the other on a phone', () => {
    expect(bestGrid(2, desktop, gap).columns).toBe(2);
    expect(bestGrid(2, phone, gap).columns).toBe(1);
  });

  it('makes five by five of twenty-five on a desktop', () => {
    expect(bestGrid(25, desktop, gap)).toMatchObject({ columns: 5, rows: 5 });
  });

  it('keeps tiles between 4:3 and 16:9 in a wide box, so that no face is cut', () => {
    for (let count = 1; count <= 25; count++) {
      const { tileWidth, tileHeight } = bestGrid(count, desktop, gap);
      expect(tileWidth / tileHeight).toBeGreaterThan(4 / 3 - 0.02);
      expect(tileWidth / tileHeight).toBeLessThan(16 / 9 + 0.02);
    }
  });

  it('never makes tiles larger when somebody joins', () => {
    for (const box of Object.values(boxes)) {
      for (let count = 1; count < 25; count++) {
        const [now, next] = [bestGrid(count, box, gap), bestGrid(count + 1, box, gap)];
        expect(next.tileWidth * next.tileHeight).toBeLessThanOrEqual(now.tileWidth * now.tileHeight);
      }
    }
  });

  it('has tiles without size before the box is measured', () => {
    expect(bestGrid(3, { width: 0, height: 0 }, gap)).toMatchObject({ tileWidth: 0, tileHeight: 0 });
  });
});
