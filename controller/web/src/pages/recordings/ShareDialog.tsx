import { useEffect, useId, useState, type RefObject, type SubmitEvent } from 'react';
import { explainBriefly } from '../../api/explain';
import type { Share } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { formatDate, formatDuration } from '../../lib/format';
import { report } from '../../lib/report';
import type { Player } from '../../player/Player';
import { Button } from '../../ui/Button';
import { CopyField } from '../../ui/CopyField';
import { Dialog } from '../../ui/Dialog';
import fields from '../../ui/Field.module.css';
import { Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './ShareDialog.module.css';

interface ShareDialogProps {
  recordings: RecordingsApi;
  id: string;
  player: RefObject<Player | null>;
  onClose: () => void;
}

const day = 86_400_000;
const periods: Readonly<Record<string, { words: string; ms: number | null }>> = {
  day: { words: 'A day', ms: day },
  week: { words: 'A week', ms: 7 * day },
  month: { words: '30 days', ms: 30 * day },
  ever: { words: 'Until I take it back', ms: null },
};

/** Links with which anybody can watch the recording: makes one, and lists and takes back those that were made. */
export function ShareDialog({ recordings, id, player, onClose }: ShareDialogProps) {
  const [shares, setShares] = useState<readonly Share[]>([]);
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState<string>();
  const [changes, setChanges] = useState(0);

  useEffect(() => {
    const gone = new AbortController();
    recordings.shares(id, gone.signal).then(setShares, (error: unknown) => {
      if (!gone.signal.aborted) setProblem(explainBriefly(error));
    });
    return () => gone.abort();
  }, [recordings, id, changes]);

  const perform = async (act: () => Promise<void>) => {
    setProblem(undefined);
    try {
      await act();
    } catch (error) {
      report('The server did not do that.', error);
      setProblem(explainBriefly(error));
    }
    setChanges((value) => value + 1);
  };
  return (
    <Dialog title="Share this recording" onClose={onClose} testId="share-dialog">
      <div className={styles.form}>
        {made === undefined ? (
          <NewShare
            onMake={(share) => perform(async () => setMade((await recordings.share(id, share)).url ?? undefined))}
          />
        ) : (
          <MadeShare link={made} player={player} onAnother={() => setMade(undefined)} />
        )}
        {problem !== undefined && <Notice tone="error" title="That did not work" text={problem} />}
        <Made shares={shares} onRevoke={(share) => perform(() => recordings.revoke(id, share))} />
      </div>
    </Dialog>
  );
}

function NewShare({ onMake }: { onMake: (share: { expiresAt?: string; passcode?: string }) => Promise<void> }) {
  const [period, setPeriod] = useState('week');
  const [passcode, setPasscode] = useState('');
  const [short, setShort] = useState(false);
  const [busy, setBusy] = useState(false);
  const periodId = useId();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (passcode !== '' && passcode.length < 4) {
      setShort(true);
      return;
    }
    const ms = periods[period]?.ms ?? null;
    setBusy(true);
    await onMake({
      ...(ms !== null && { expiresAt: new Date(Date.now() + ms).toISOString() }),
      ...(passcode !== '' && { passcode }),
    });
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={styles.text}>Whoever has the link can watch this recording, and nothing else.</p>
      <div className={fields.field}>
        <label htmlFor={periodId} className={fields.label}>
          The link holds for
        </label>
        <select
          id={periodId}
          className={[fields.input, fields.select].join(' ')}
          value={period}
          onChange={(event) => setPeriod(event.target.value)}
          data-testid="share-period"
          data-autofocus=""
        >
          {Object.entries(periods).map(([value, { words }]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label="Passcode"
        optional
        value={passcode}
        onValue={(value) => {
          setPasscode(value);
          setShort(false);
        }}
        error={short ? 'At least 4 characters.' : undefined}
        maxLength={64}
        autoComplete="off"
        testId="share-passcode"
      />
      <Button type="submit" look="primary" busy={busy} data-testid="create-share">
        Make a link
      </Button>
    </form>
  );
}

function MadeShare({
  link,
  player,
  onAnother,
}: {
  link: string;
  player: RefObject<Player | null>;
  onAnother: () => void;
}) {
  const [at] = useState(() => Math.floor(player.current?.state.get().time ?? 0));
  const [timed, setTimed] = useState(false);
  const full = new URL(link, location.href);
  if (timed) full.searchParams.set('t', String(at));
  return (
    <div className={styles.form}>
      <CopyField label="Link" text={full.href} testId="share-link" />
      {at > 0 && (
        <label className={styles.check}>
          <input type="checkbox" checked={timed} onChange={(event) => setTimed(event.target.checked)} />
          Begin at {formatDuration(at)}
        </label>
      )}
      <p className={styles.text}>Copy it now: it is shown this once.</p>
      <Button onClick={onAnother}>Make another</Button>
    </div>
  );
}

function Made({ shares, onRevoke }: { shares: readonly Share[]; onRevoke: (id: string) => Promise<void> }) {
  const [openedAt] = useState(() => Date.now());
  const held = shares.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > openedAt),
  );
  if (held.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>Links that hold</h3>
      <ul>
        {held.map(({ id, createdAt, expiresAt, passcodeRequired }) => (
          <li key={id} className={styles.share} data-testid="share">
            <span>
              Of {formatDate(createdAt)}
              <span className={styles.facts}>
                {expiresAt === null ? 'without an end' : `until ${formatDate(expiresAt)}`}
                {passcodeRequired && ', with a passcode'}
              </span>
            </span>
            <Button look="quiet" onClick={() => void onRevoke(id)} data-testid="revoke-share">
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
