import * as v from 'valibot';
import { explainBriefly } from '../api/explain';
import { ConnectionLostError } from '../rpc/errors';
import type { ToastQueue } from './ToastQueue';

/** How the parts of the meeting that live on `/events` ask for something there. */
export interface Messenger {
  /** Rejects with what the server says against it, or with the loss of the line. */
  call: <T>(method: string, params: object, schema: v.GenericSchema<unknown, T>) => Promise<T>;
  toasts: ToastQueue;
}

/** The answer to a request that is simply done; some of them also tell what came of it. */
export const Done = v.object({});

/** Asks, and shows what went wrong; undefined then. */
export async function ask<T>(
  { call, toasts }: Messenger,
  method: string,
  params: object,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | undefined> {
  try {
    return await call(method, params, schema);
  } catch (error) {
    const text =
      error instanceof ConnectionLostError ? 'You are not connected. Try again in a moment.' : explainBriefly(error);
    toasts.push({ tone: 'error', text });
    return undefined;
  }
}
