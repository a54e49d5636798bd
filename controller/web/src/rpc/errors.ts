/** The peer refused a request. `reason` is the stable code the REST API uses too. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;
  readonly reason: string;

  constructor(code: number, message: string, reason: string) {
    super(message);
    this.code = code;
    this.reason = reason;
  }
}

/** The request was not answered because the connection is not there; whoever asked may ask again after it is back. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  constructor(method: string) {
    super(`"${method}" was not answered: the connection is lost.`);
  }
}

export class RpcTimeoutError extends Error {
  override readonly name = 'RpcTimeoutError';

  constructor(method: string, timeoutMs: number) {
    super(`"${method}" was not answered within ${timeoutMs} ms.`);
  }
}

export class UnexpectedRpcResultError extends Error {
  override readonly name = 'UnexpectedRpcResultError';

  constructor(method: string, cause: unknown) {
    super(`The answer to "${method}" is not understood.`, { cause });
  }
}
