import * as v from 'valibot';

export const Account = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role: v.picklist(['member', 'admin']),
});
export type Account = v.InferOutput<typeof Account>;

/** An account with the session that its calls carry. */
export const SignedIn = v.object({ session: v.string(), expiresAt: v.string(), account: Account });
export type SignedIn = v.InferOutput<typeof SignedIn>;
