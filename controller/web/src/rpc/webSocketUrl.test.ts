import { describe, expect, it } from 'vitest';
import { webSocketUrl } from './webSocketUrl';

describe('The address of an endpoint', () => {
  it.each([
    ['/signal', 'http://localhost:8080/m/abc', 'ws://localhost:8080/signal'],
    ['/events', 'https://meet.example.org/m/abc#x', 'wss://meet.example.org/events'],
    ['wss://media1.example.org/signal', 'https://meet.example.org/', 'wss://media1.example.org/signal'],
  ])('%s on %s is %s', (address, page, url) => expect(webSocketUrl(address, page)).toBe(url));
});
