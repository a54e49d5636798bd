import { SignedIn } from '../api/accountSchemas';
import { report } from '../lib/report';
import { forgetStored, readStored, writeStored } from '../lib/storage';
import { Store, type ReadableStore } from '../store/Store';
import { api } from './services';

const key = 'conference.session';

// It outlives a reload, but not the tab: on a shared computer nothing is left.
const store = new Store<SignedIn | undefined>(readStored(key, SignedIn, sessionStorage));

/** Who has signed in, in this tab. */
export const account: ReadableStore<SignedIn | undefined> = store;

/** @throws ApiError when the two do not fit: `login_failed`. */
export async function signIn(email: string, password: string): Promise<void> {
  const signedIn = await api.signIn(email, password);
  writeStored(key, signedIn, sessionStorage);
  store.set(signedIn);
}

/** The server does not take the session any more. */
export function forgetSession(): void {
  forgetStored(key, sessionStorage);
  store.set(undefined);
}

export async function signOut(): Promise<void> {
  const session = store.get()?.session;
  forgetSession();
  if (session === undefined) return;
  try {
    await api.signOut(session);
  } catch (error) {
    // Nobody has it any more; the server ends it when its time is up.
    report('The session could not be ended on the server.', error);
  }
}
