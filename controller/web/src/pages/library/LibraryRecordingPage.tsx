import type { SignedIn } from '../../api/accountSchemas';
import { account } from '../../app/account';
import { libraryPath } from '../../app/paths';
import { useStore } from '../../store/useStore';
import { RecordingPage } from '../recordings/RecordingPage';
import { SessionOver } from './SessionOver';
import { SignInPage } from './SignInPage';
import { useLibraryApi } from './useLibrary';

/** One of all recordings, for whoever has an account. */
export default function LibraryRecordingPage({ id }: { id: string }) {
  const signedIn = useStore(account, (state) => state);
  return signedIn ? <OfAccount key={signedIn.session} signedIn={signedIn} id={id} /> : <SignInPage />;
}

function OfAccount({ signedIn, id }: { signedIn: SignedIn; id: string }) {
  const recordings = useLibraryApi(signedIn);
  return <RecordingPage recordings={recordings} id={id} listPath={libraryPath} stranger={<SessionOver />} />;
}
