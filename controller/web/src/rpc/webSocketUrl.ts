/** `signalUrl` and `eventsUrl` are paths or absolute addresses; a page served over TLS needs `wss`. */
export function webSocketUrl(address: string, pageUrl: string): string {
  const url = new URL(address, pageUrl);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return url.href;
}
