import { useState } from 'react';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { recordingPath } from '../../app/paths';
import { formatDate, formatDuration } from '../../lib/format';
import { follow } from '../../ui/Button';
import buttons from '../../ui/Button.module.css';
import { Icon } from '../../ui/Icon';
import { NameButton } from './NameButton';
import { NameDialog } from './NameDialog';
import { artifactPath } from './player/Playable';
import { RecordingStatus } from './RecordingStatus';
import styles from './RecordingsPage.module.css';
import { useAccess } from './useAccess';
import { factsOf, peopleOf, titleOf } from './words';

interface RecordingCardProps {
  recording: Recording;
  recordings: RecordingsApi;
  onChange: () => void;
}

export function RecordingCard({ recording, recordings, onChange }: RecordingCardProps) {
  const { id, state, requestedAt, startedAt, name, participants, mayManage } = recording;
  const [naming, setNaming] = useState(false);
  const date = formatDate(startedAt ?? requestedAt);
  const completed = state === 'completed';
  const access = useAccess(recordings, id, completed);
  return (
    <li className={styles.card} data-testid="recording" data-id={id} data-state={state}>
      {completed ? (
        <Poster recording={recording} recordings={recordings} access={access} label={`Play the recording of ${date}`} />
      ) : (
        <RecordingStatus recording={recording} recordings={recordings} onChange={onChange} />
      )}
      <div className={styles.details}>
        <div className={styles.words}>
          <div className={styles.heading}>
            <h2 className={styles.date}>{name ?? date}</h2>
            {mayManage && <NameButton title={titleOf(recording)} onClick={() => setNaming(true)} />}
          </div>
          {name !== null && <p className={styles.facts}>{date}</p>}
          <p className={styles.facts}>{factsOf(recording)}</p>
          {participants.length > 0 && <p className={styles.facts}>{peopleOf(participants)}</p>}
        </div>
        {completed && access !== undefined && (
          <a
            className={[buttons.button, buttons.secondary].join(' ')}
            href={recordings.fileUrl(id, access, undefined, true)}
            data-testid="recording-download"
            aria-label={`Download the recording of ${date}`}
            download
          >
            <Icon name="download" />
            Download
          </a>
        )}
      </div>
      {naming && (
        <NameDialog
          recordings={recordings}
          recording={recording}
          onClose={() => setNaming(false)}
          onNamed={() => {
            setNaming(false);
            onChange();
          }}
        />
      )}
    </li>
  );
}

interface PosterProps {
  recording: Recording;
  recordings: RecordingsApi;
  access: string | null | undefined;
  label: string;
}

function Poster({ recording, recordings, access, label }: PosterProps) {
  const { id, meetingCode, durationSeconds } = recording;
  const poster = artifactPath(recording, 'poster');
  return (
    <a
      className={styles.poster}
      href={recordingPath(meetingCode, id)}
      onClick={follow}
      aria-label={label}
      data-testid="recording-link"
    >
      {poster !== undefined && access !== undefined && (
        <img src={recordings.fileUrl(id, access, poster)} alt="" loading="lazy" data-testid="poster" />
      )}
      <span className={styles.playMark}>
        <Icon name="play" size={32} />
      </span>
      {durationSeconds !== null && (
        <span className={styles.length} aria-hidden="true">
          {formatDuration(durationSeconds)}
        </span>
      )}
      <span className="visually-hidden">{titleOf(recording)}</span>
    </a>
  );
}
