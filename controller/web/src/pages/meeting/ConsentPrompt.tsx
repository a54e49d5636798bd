import { mustConsent } from '../../meeting/consent';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';
import { Button } from '../../ui/Button';
import styles from './MeetingRoom.module.css';

/** Where people are asked, only those who have said yes are recorded. It stands in nobody's way: one can go on talking. */
export function ConsentPrompt({ session }: { session: MeetingSession }) {
  const recordingId = useStore(session.state, mustConsent);
  if (recordingId === null) return null;
  return (
    <section className={styles.consent} role="alertdialog" aria-labelledby="consent-title" data-testid="consent">
      <h2 id="consent-title" className={styles.consentTitle}>
        May you be recorded?
      </h2>
      <p>The meeting is being recorded. Without your consent neither your picture nor your voice is in it.</p>
      <div className={styles.consentAnswers}>
        <Button onClick={() => void session.consent(recordingId, false)} data-testid="refuse-consent">
          Do not record me
        </Button>
        <Button look="primary" onClick={() => void session.consent(recordingId, true)} data-testid="give-consent">
          I agree
        </Button>
      </div>
    </section>
  );
}
