import { Fragment } from 'react';
import { splitLinks } from '../lib/links';

/** Text as it was written, with its addresses as links. */
export function RichText({ text }: { text: string }) {
  return splitLinks(text).map((part, index) =>
    part.isLink ? (
      <a key={index} href={part.text} target="_blank" rel="noopener noreferrer">
        {part.text}
      </a>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}
