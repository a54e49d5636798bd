import { describe, expect, it } from 'vitest';
import { DeviceKey } from './DeviceKey';
import { TicketKeeper } from './TicketKeeper';

// Node's own channels clone what they carry, as a browser's do.
const tab = (name: string) =>
  new TicketKeeper(() => {
    const channel = new BroadcastChannel(name);
    (channel as unknown as { unref?: () => void }).unref?.();
    return channel;
  });

describe('A ticket', () => {
  it('is lent to another tab, with a key that proves and cannot be exported', async () => {
    const [meeting, recordings] = [tab('one'), tab('one')];
    const key = await DeviceKey.create();
    meeting.keep('abc-defg-hij', { ticket: 'ticket', key });

    const lent = await recordings.find('abc-defg-hij');

    expect(lent?.ticket).toBe('ticket');
    expect(lent?.key.publicKey).toEqual(key.publicKey);
    expect(lent?.key.pair.privateKey.extractable).toBe(false);
    expect(await lent?.key.proveCall('GET', 'http://x/y', 'ticket', 0)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('is of one meeting', async () => {
    const [meeting, recordings] = [tab('two'), tab('two')];
    meeting.keep('abc-defg-hij', { ticket: 'ticket', key: await DeviceKey.create() });
    expect(await recordings.find('xyz-xyzx-xyz')).toBeUndefined();
  });

  it('is at hand in its own tab, also after the meeting', async () => {
    const own = tab('three');
    const kept = { ticket: 'ticket', key: await DeviceKey.create() };
    own.keep('abc-defg-hij', kept);
    expect(await own.find('abc-defg-hij')).toBe(kept);
  });
});
