import { describe, expect, it } from 'vitest';
import { signalNotifications } from '../signal/schemas';
import { parseIncoming, parseNotification } from './messages';

describe('An incoming frame', () => {
  it('may be a result', () => {
    expect(parseIncoming('{"jsonrpc":"2.0","id":7,"result":{}}')).toEqual({ jsonrpc: '2.0', id: 7, result: {} });
  });

  it('may be an error with its stable code', () => {
    const frame = '{"jsonrpc":"2.0","id":7,"error":{"code":-32000,"message":"no","data":{"code":"source_in_use"}}}';
    expect(parseIncoming(frame)).toMatchObject({ error: { data: { code: 'source_in_use' } } });
  });

  it('may be a notification', () => {
    expect(parseIncoming('{"jsonrpc":"2.0","method":"challenge","params":{"nonce":"x"}}')).toMatchObject({
      method: 'challenge',
      params: { nonce: 'x' },
    });
  });

  it.each([
    ['no JSON', '{"jsonrpc":'],
    ['another version', '{"jsonrpc":"1.0","id":1,"result":{}}'],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"result":{}}]'],
    ['an id that is no number', '{"jsonrpc":"2.0","id":"1","result":{}}'],
    ['a scalar', '42'],
    ['binary', new ArrayBuffer(4)],
  ])('that is %s is not a message', (_, frame) => expect(parseIncoming(frame)).toBeUndefined());
});

describe('A notification', () => {
  it('is read by the schema of its method', () => {
    const params = { consumerId: 'c', spatialLayer: null, temporalLayer: null };
    expect(parseNotification(signalNotifications, 'consumerLayersChanged', params)).toEqual({
      method: 'consumerLayersChanged',
      params,
    });
  });

  it('of an unknown method is left alone, even one that every object has', () => {
    expect(parseNotification(signalNotifications, 'fromTheFuture', {})).toBeUndefined();
    expect(parseNotification(signalNotifications, 'toString', {})).toBeUndefined();
  });

  it('with wrong parameters is refused', () => {
    expect(() => parseNotification(signalNotifications, 'producerRemoved', { producerId: 3 })).toThrow();
    expect(() =>
      parseNotification(signalNotifications, 'producerAdded', {
        producerId: 'p',
        participantId: 'a',
        kind: 'video',
        source: 'smell',
        paused: false,
      }),
    ).toThrow();
  });
});
