import { Component, type ErrorInfo, type ReactNode } from 'react';
import { explain } from '../api/explain';
import { report } from '../lib/report';
import { ProblemPage } from '../pages/problem/ProblemPage';
import { Button } from '../ui/Button';

interface State {
  error: unknown;
}

/** The last resort: a page that cannot be drawn, or whose code cannot be loaded after the server was updated. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    report(`The page cannot be shown.${componentStack ?? ''}`, error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <ProblemPage title="This page could not be shown" text={`Reload it to try again. (${explain(error).text})`}>
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </ProblemPage>
    );
  }
}
