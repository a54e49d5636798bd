import { useId } from 'react';
import {
  recordingLayouts,
  type RecordingLayout,
  type RecordingSettings,
  type Resolution,
} from '../../api/recordingSchemas';
import fields from '../../ui/Field.module.css';
import { LayoutSketch } from './LayoutSketch';
import styles from './RecordingFields.module.css';
import { layoutNames } from './words';

const explanations: Readonly<Record<RecordingLayout, string>> = {
  grid: 'Everybody, of one size',
  speaker: 'Who speaks, large',
  presentation: 'A shared screen, large',
  audioOnly: 'No picture',
};

interface RecordingFieldsProps {
  settings: RecordingSettings;
  change: (part: Partial<RecordingSettings>) => void;
}

/** What a recording is to become. */
export function RecordingFields({ settings, change }: RecordingFieldsProps) {
  return (
    <>
      <fieldset className={styles.layouts}>
        <legend className={fields.label}>Layout</legend>
        {recordingLayouts.map((layout) => (
          <label key={layout} className={styles.layout} data-testid={`layout-${layout}`}>
            <input
              type="radio"
              name="layout"
              className="visually-hidden"
              value={layout}
              checked={settings.layout === layout}
              onChange={() => change({ layout })}
            />
            <LayoutSketch layout={layout} />
            <span className={styles.name}>{layoutNames[layout]}</span>
            <span className={styles.explanation}>{explanations[layout]}</span>
          </label>
        ))}
      </fieldset>
      {settings.layout !== 'audioOnly' && <Picture settings={settings} change={change} />}
      <Extra
        label="Each person's tracks too, as they are sent"
        on={settings.tracks}
        onChange={(tracks) => change({ tracks })}
        testId="record-tracks"
      />
      <Extra label="The public chat" on={settings.chat} onChange={(chat) => change({ chat })} testId="record-chat" />
      <Extra
        label="Streaming files (HLS), for very long recordings"
        on={settings.hls}
        onChange={(hls) => change({ hls })}
        testId="record-hls"
      />
    </>
  );
}

function Picture({ settings: { resolution, frameRate }, change }: RecordingFieldsProps) {
  const id = useId();
  const select = [fields.input, fields.select].join(' ');
  return (
    <div className={styles.picture}>
      <div className={fields.field}>
        <label htmlFor={`${id}-resolution`} className={fields.label}>
          Resolution
        </label>
        <select
          id={`${id}-resolution`}
          className={select}
          value={resolution}
          onChange={(event) => change({ resolution: event.target.value as Resolution })}
          data-testid="record-resolution"
        >
          <option value="720p">720p</option>
          <option value="1080p">1080p</option>
        </select>
      </div>
      <div className={fields.field}>
        <label htmlFor={`${id}-rate`} className={fields.label}>
          Frames a second
        </label>
        <select
          id={`${id}-rate`}
          className={select}
          value={frameRate}
          onChange={(event) => change({ frameRate: Number(event.target.value) })}
        >
          <option value={25}>25</option>
          <option value={30}>30</option>
        </select>
      </div>
    </div>
  );
}

interface ExtraProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  testId: string;
}

function Extra({ label, on, onChange, testId }: ExtraProps) {
  return (
    <label className={styles.extra}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} data-testid={testId} />
      {label}
    </label>
  );
}
