import { useEffect } from 'react';
import { forgetSession } from '../../app/account';

/** The server knows the session no more; without it the page shows its door. */
export function SessionOver() {
  useEffect(forgetSession, []);
  return null;
}
