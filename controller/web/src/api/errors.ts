/** The server answered, and the answer is no. `code` is stable; `detail` is written for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** When the server says that it may be worth trying again; null when it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, code: string, detail: string, retryAfterSeconds: number | null = null) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: no network, no server, or it took too long. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(cause: unknown) {
    super('The server does not answer.', { cause });
  }
}

/** An answer came that is not what this client understands: most likely the two are of different versions. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';

  constructor(what: string, cause?: unknown) {
    super(`The server's answer to ${what} is not understood. Reload the page to get its current version.`, { cause });
  }
}
