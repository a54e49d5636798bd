import { lazy, Suspense } from 'react';
import { HomePage } from '../pages/home/HomePage';
import { ProblemPage } from '../pages/problem/ProblemPage';
import { ErrorBoundary } from './ErrorBoundary';
import { useRoute } from './router';

// The start page does not wait for the media code, nor the recordings for either.
const MeetingPage = lazy(() => import('../pages/meeting/MeetingPage'));
const RecordingsPage = lazy(() => import('../pages/recordings/RecordingsPage'));
const MeetingRecordingPage = lazy(() => import('../pages/recordings/MeetingRecordingPage'));
const LibraryPage = lazy(() => import('../pages/library/LibraryPage'));
const LibraryRecordingPage = lazy(() => import('../pages/library/LibraryRecordingPage'));
const SharedPage = lazy(() => import('../pages/shared/SharedPage'));

export function App() {
  const route = useRoute();
  return (
    <ErrorBoundary key={JSON.stringify(route)}>
      <Suspense>
        {route.page === 'home' && <HomePage />}
        {route.page === 'meeting' && <MeetingPage key={route.code} code={route.code} />}
        {route.page === 'recordings' && <RecordingsPage key={route.code} code={route.code} />}
        {route.page === 'recording' && <MeetingRecordingPage key={route.id} code={route.code} id={route.id} />}
        {route.page === 'library' && <LibraryPage />}
        {route.page === 'libraryRecording' && <LibraryRecordingPage key={route.id} id={route.id} />}
        {route.page === 'shared' && <SharedPage key={route.token} token={route.token} />}
        {route.page === 'unknown' && (
          <ProblemPage
            title="There is nothing here"
            text="The address may be mistyped. A meeting's address ends with its code, like /m/abc-defg-hij."
          />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}
