import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './Notice.module.css';

interface NoticeProps {
  tone: 'error' | 'warning' | 'info';
  title: string;
  text: ReactNode;
}

/** What went wrong, or what to know, beside the thing it is about. */
export function Notice({ tone, title, text }: NoticeProps) {
  return (
    <div className={[styles.notice, styles[tone]].join(' ')} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name="warning" />
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
    </div>
  );
}
