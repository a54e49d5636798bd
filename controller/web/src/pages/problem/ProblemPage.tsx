import type { ReactNode } from 'react';
import { homePath } from '../../app/paths';
import { ButtonLink } from '../../ui/Button';
import { Icon, type IconName } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import styles from './ProblemPage.module.css';

interface ProblemPageProps {
  title: string;
  text: string;
  icon?: IconName;
  /** The ways out; the start page is always one of them. */
  children?: ReactNode;
  testId?: string;
}

export function ProblemPage({ title, text, icon = 'warning', children, testId = 'error-page' }: ProblemPageProps) {
  return (
    <Page title={title} centred>
      <div className={styles.box} data-testid={testId} role={testId === 'error-page' ? 'alert' : undefined}>
        <div className={styles.mark}>
          <Icon name={icon} size={28} />
        </div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>{text}</p>
        <div className={styles.ways}>
          {children}
          <ButtonLink to={homePath} look={children === undefined ? 'primary' : 'secondary'}>
            Start page
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
