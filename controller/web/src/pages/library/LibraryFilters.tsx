import { useId, useState, type SubmitEvent } from 'react';
import { parseMeetingInput } from '../../app/paths';
import { Button } from '../../ui/Button';
import fields from '../../ui/Field.module.css';
import styles from './Library.module.css';
import type { LibraryFilter } from './useLibrary';

const names: Readonly<Record<LibraryFilter, string>> = {
  all: 'All',
  failed: 'Failed',
  unfinished: 'In progress',
  completed: 'Ready',
};

interface LibraryFiltersProps {
  filter: LibraryFilter;
  onFilter: (filter: LibraryFilter) => void;
  meeting: string;
  onMeeting: (meeting: string) => void;
}

export function LibraryFilters({ filter, onFilter, meeting, onMeeting }: LibraryFiltersProps) {
  const id = useId();
  const [text, setText] = useState(meeting);
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    onMeeting(parseMeetingInput(text) ?? text.trim());
  };
  return (
    <div className={styles.filters}>
      <fieldset className={styles.states}>
        <legend className="visually-hidden">State</legend>
        {(Object.keys(names) as LibraryFilter[]).map((one) => (
          <label key={one} className={styles.state} data-testid={`filter-${one}`}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={one === filter}
              onChange={() => onFilter(one)}
            />
            {names[one]}
          </label>
        ))}
      </fieldset>
      <form className={styles.meeting} onSubmit={find} role="search">
        <input
          type="search"
          className={fields.input}
          aria-label="Code of a meeting"
          placeholder="abc-defg-hij"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '') onMeeting('');
          }}
          data-testid="filter-meeting"
        />
        <Button type="submit">Find</Button>
      </form>
    </div>
  );
}
