import { libraryPath } from '../../app/paths';
import { ButtonLink } from '../../ui/Button';
import { Page } from '../../ui/Page';
import styles from './HomePage.module.css';
import { JoinForm } from './JoinForm';
import { RecentMeetings } from './RecentMeetings';
import { StartForm } from './StartForm';

export function HomePage() {
  return (
    <Page
      title=""
      aside={
        <ButtonLink to={libraryPath} look="quiet" testId="to-library">
          All recordings
        </ButtonLink>
      }
    >
      <div className={styles.layout}>
        <div className={styles.intro}>
          <div className={styles.hero}>
            <h1 className={styles.title}>Meet face to face, right in the browser.</h1>
            <p className={styles.lead}>
              Start a meeting, send the link, and talk. Nothing to install, no account needed, and one click records
              everybody in one video.
            </p>
          </div>
          <RecentMeetings />
        </div>
        <div className={styles.card}>
          <StartForm />
          <div className={styles.or}>or</div>
          <JoinForm />
        </div>
      </div>
    </Page>
  );
}
