import { describe, expect, it } from 'vitest';
import { RpcError } from '../rpc/errors';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';
import { explain } from './explain';

describe('An explanation', () => {
  it('of a known code does not repeat the words of the server', () => {
    expect(explain(new ApiError(404, 'meeting_not_found', 'meeting x')).title).toBe('There is no such meeting');
  });

  it('of a server that cannot record carries what its operator can do', () => {
    const { title, text } = explain(new ApiError(503, 'ffmpeg_missing', 'Install ffmpeg 5 or newer.'));
    expect(title).toBe('This server cannot record');
    expect(text).toBe('Install ffmpeg 5 or newer.');
  });

  it('of a code newer than this client shows the detail', () => {
    expect(explain(new ApiError(429, 'too_many', 'Wait a minute.')).text).toBe('Wait a minute.');
  });

  it('of a limit says when to come back', () => {
    expect(explain(new ApiError(429, 'rate_limited', '', 42)).text).toBe('Try again in 42 seconds.');
    expect(explain(new ApiError(429, 'rate_limited', '', 150)).text).toBe('Try again in 3 minutes.');
    expect(explain(new ApiError(429, 'rate_limited', '')).text).toBe('Try again in a moment.');
  });

  it('is the same for a refusal on a socket', () => {
    expect(explain(new RpcError(-32000, 'x', 'not_granted'))).toEqual(explain(new ApiError(403, 'not_granted', 'x')));
  });

  it('always has a title and a text', () => {
    for (const error of [new UnreachableError('x'), new UnexpectedAnswerError('/x'), new Error('boom'), 'text']) {
      const { title, text } = explain(error);
      expect(title).not.toBe('');
      expect(text).not.toBe('');
    }
  });
});
