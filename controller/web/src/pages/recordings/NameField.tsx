import { recordingNameLimit } from '../../api/recordingSchemas';
import { TextField } from '../../ui/TextField';

interface NameFieldProps {
  name: string;
  onName: (name: string) => void;
  /** What it is called without a name of its own. */
  otherwise: string;
  /** Whether the focus begins here, in a dialog. */
  first?: boolean;
}

/** What a recording is called. */
export function NameField({ name, onName, otherwise, first = false }: NameFieldProps) {
  return (
    <TextField
      label="Name"
      optional
      value={name}
      onValue={onName}
      placeholder={otherwise}
      maxLength={recordingNameLimit}
      autoComplete="off"
      data-autofocus={first ? '' : undefined}
      testId="recording-name"
    />
  );
}
