import { useState } from 'react';
import type { SharedFile } from '../../../events/schemas';
import { formatBytes } from '../../../lib/format';
import type { MeetingSession } from '../../../meeting/MeetingSession';
import { Icon } from '../../../ui/Icon';
import { Spinner } from '../../../ui/Spinner';
import styles from './ChatPanel.module.css';

/** Not a plain link: each download is proven by this device's key. */
export function FileLink({ session, file }: { session: MeetingSession; file: SharedFile }) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    await session.files.download(file);
    setBusy(false);
  };
  return (
    <button type="button" className={styles.file} disabled={busy} onClick={() => void download()} data-testid="file">
      {busy ? <Spinner /> : <Icon name="file" />}
      <span className={styles.fileName}>{file.name}</span>
      <span className={styles.fileSize}>{formatBytes(file.size)}</span>
    </button>
  );
}
