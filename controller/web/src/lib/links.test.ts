import { describe, expect, it } from 'vitest';
import { splitLinks } from './links';

const links = (text: string) =>
  splitLinks(text)
    .filter(({ isLink }) => isLink)
    .map((part) => part.text);

describe('Addresses in a text', () => {
  it('are found without what the sentence puts behind them', () => {
    expect(links('See https://a.test/x?y=1, (http://b.test) and https://c.test/d.')).toEqual([
      'https://a.test/x?y=1',
      'http://b.test',
      'https://c.test/d',
    ]);
  });

  it('leave every other character where it was', () => {
    const text = 'a https://b.test\nc <https://d.test/"e"> f';
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('are only those of the web', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://a.test')).toEqual([]);
  });
});
