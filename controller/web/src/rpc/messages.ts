import * as v from 'valibot';

const version = v.literal('2.0');

const Result = v.object({ jsonrpc: version, id: v.number(), result: v.unknown() });

const Failure = v.object({
  jsonrpc: version,
  id: v.nullable(v.number()),
  error: v.object({
    code: v.number(),
    message: v.string(),
    data: v.optional(v.object({ code: v.optional(v.string()) })),
  }),
});

const Notification = v.object({ jsonrpc: version, method: v.string(), params: v.optional(v.unknown()) });

const Incoming = v.union([Failure, Notification, Result]);
export type Incoming = v.InferOutput<typeof Incoming>;

/** Reads one text frame; undefined when it is not a JSON-RPC 2.0 message that a client can receive. */
export function parseIncoming(frame: unknown): Incoming | undefined {
  if (typeof frame !== 'string') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    // The caller treats every unreadable frame alike.
    return undefined;
  }
  const parsed = v.safeParse(Incoming, json);
  return parsed.success ? parsed.output : undefined;
}

type Schemas = Readonly<Record<string, v.GenericSchema>>;

/** One member for each method of a table of notification schemas. */
export type NotificationOf<T extends Schemas> = {
  [M in keyof T & string]: { method: M; params: v.InferOutput<T[M]> };
}[keyof T & string];

/** Finds the schema by the method's name and applies it: undefined for an unknown method, an exception for wrong parameters. */
export function parseNotification<T extends Schemas>(
  schemas: T,
  method: string,
  params: unknown,
): NotificationOf<T> | undefined {
  const schema = Object.hasOwn(schemas, method) ? schemas[method] : undefined;
  if (!schema) return undefined;
  return { method, params: v.parse(schema, params) };
}
