import { useState } from 'react';
import { meetingPath, recordingsPath } from '../../app/paths';
import { forgetMeeting, loadRecents } from '../../app/recents';
import { formatDate } from '../../lib/format';
import { follow } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import styles from './HomePage.module.css';

export function RecentMeetings() {
  const [meetings, setMeetings] = useState(loadRecents);
  if (meetings.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent">
      <h2 id="recent" className={styles.recentTitle}>
        Recent meetings on this device
      </h2>
      <ul className={styles.recentList}>
        {meetings.map(({ code, name, at }) => (
          <li key={code} className={styles.recentItem}>
            <a className={styles.recentMeeting} href={meetingPath(code)} onClick={follow}>
              <span className={styles.recentName}>{name ?? code}</span>
              <span className={styles.recentWhen}>
                {formatDate(at)}
                {name !== null && ` · ${code}`}
              </span>
            </a>
            <a
              className={styles.iconLink}
              href={recordingsPath(code)}
              onClick={follow}
              aria-label={`Recordings of ${name ?? code}`}
              title="Recordings"
            >
              <Icon name="library" />
            </a>
            <button
              type="button"
              className={styles.iconLink}
              onClick={() => setMeetings(forgetMeeting(code))}
              aria-label={`Remove ${name ?? code} from this list`}
              title="Remove from this list"
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
