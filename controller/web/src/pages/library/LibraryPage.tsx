import { account } from '../../app/account';
import { useStore } from '../../store/useStore';
import { Library } from './Library';
import { SignInPage } from './SignInPage';

/** All recordings, for whoever has an account. */
export default function LibraryPage() {
  const signedIn = useStore(account, (state) => state);
  return signedIn ? <Library key={signedIn.session} signedIn={signedIn} /> : <SignInPage />;
}
