import { useState, type SubmitEvent } from 'react';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import styles from './PollsPanel.module.css';

const most = 10;

export function NewPollForm({ session, onDone }: { session: MeetingSession; onDone: () => void }) {
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(['', '']);
  const [multiple, setMultiple] = useState(false);
  const [anonymous, setAnonymous] = useState(false);
  const [problem, setProblem] = useState<string>();

  // The last field is always an empty one, until there are enough.
  const setOption = (number: number, text: string) => {
    const changed = options.with(number, text);
    setProblem(undefined);
    setOptions(changed.at(-1) === '' || changed.length >= most ? changed : [...changed, '']);
  };
  const create = async () => {
    const given = options.map((option) => option.trim()).filter((option) => option !== '');
    if (question.trim() === '' || given.length < 2) setProblem('A poll needs a question and two answers.');
    else if (new Set(given).size < given.length) setProblem('Two of the answers are the same.');
    else if (await session.polls.create({ question: question.trim(), options: given, multiple, anonymous })) onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void create();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="poll-form">
      <TextField
        label="Question"
        value={question}
        onValue={(value) => {
          setQuestion(value);
          setProblem(undefined);
        }}
        error={problem}
        maxLength={300}
        autoComplete="off"
        testId="poll-question"
      />
      {options.map((option, number) => (
        <TextField
          key={number}
          label={`Answer ${number + 1}`}
          optional={number > 1}
          value={option}
          onValue={(value) => setOption(number, value)}
          maxLength={100}
          autoComplete="off"
          testId={`poll-option-${number + 1}`}
        />
      ))}
      <label className={styles.choice}>
        <input type="checkbox" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} />
        Several answers may be chosen
      </label>
      <label className={styles.choice}>
        <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
        Nobody sees who chose what
      </label>
      <div className={styles.actions}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" data-testid="create-poll">
          Ask
        </Button>
      </div>
    </form>
  );
}
