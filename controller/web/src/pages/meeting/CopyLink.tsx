import { useEffect, useState } from 'react';
import { meetingLink } from '../../app/paths';
import { report } from '../../lib/report';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import styles from './MeetingRoom.module.css';

const confirmedMs = 2_500;

/** Copies the invitation; where the clipboard is closed, shows it for copying by hand. */
export function CopyLink({ code, prominent = false }: { code: string; prominent?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const link = meetingLink(code);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch (error) {
      report('The clipboard is closed.', error);
      prompt('Copy the link of this meeting:', link);
    }
  };
  const icon = <Icon name={copied ? 'check' : 'link'} />;
  if (prominent) {
    return (
      <Button look="primary" onClick={() => void copy()}>
        {icon}
        {copied ? 'Link copied' : 'Copy link'}
      </Button>
    );
  }
  return (
    <button
      type="button"
      className={styles.headerButton}
      data-testid="copy-link"
      onClick={() => void copy()}
      aria-label="Copy invite link"
      title="Copy invite link"
    >
      {icon}
      <span className={styles.wideOnly} aria-live="polite">
        {copied ? 'Copied' : 'Invite'}
      </span>
    </button>
  );
}
