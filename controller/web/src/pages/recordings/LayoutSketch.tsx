import type { RecordingLayout } from '../../api/recordingSchemas';

type Cell = readonly [x: number, y: number, width: number, height: number];

/** On 32 × 18. */
const cells: Readonly<Record<Exclude<RecordingLayout, 'audioOnly'>, readonly Cell[]>> = {
  grid: [
    [1, 1, 14.5, 7.5],
    [16.5, 1, 14.5, 7.5],
    [1, 9.5, 14.5, 7.5],
    [16.5, 9.5, 14.5, 7.5],
  ],
  speaker: [
    [1, 1, 22.5, 16],
    [24.5, 1, 6.5, 4.7],
    [24.5, 6.7, 6.5, 4.7],
    [24.5, 12.3, 6.5, 4.7],
  ],
  presentation: [
    [1, 1, 23.5, 16],
    [25.5, 1, 5.5, 7.5],
    [25.5, 9.5, 5.5, 7.5],
  ],
};

/** What a layout looks like, in a few strokes. */
export function LayoutSketch({ layout }: { layout: RecordingLayout }) {
  return (
    <svg width={64} height={36} viewBox="0 0 32 18" aria-hidden="true" focusable="false">
      {layout === 'audioOnly' ? (
        <path
          d="M6 8v2M9 6v6M12 3.5v11M15 6.5v5M18 2.5v13M21 6v6M24 7.5v3M27 8.3v1.4"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      ) : (
        cells[layout].map(([x, y, width, height], index) => (
          <rect
            key={index}
            x={x}
            y={y}
            width={width}
            height={height}
            rx={0.8}
            fill="currentColor"
            opacity={index === 0 && layout !== 'grid' ? 0.9 : 0.45}
          />
        ))
      )}
    </svg>
  );
}
