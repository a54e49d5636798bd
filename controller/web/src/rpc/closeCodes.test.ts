import { describe, expect, it } from 'vitest';
import { afterClose, afterRefusal } from './closeCodes';

describe('A close code', () => {
  it.each([
    [1001, { comeBack: 'delayed' }],
    [1006, { comeBack: 'delayed' }],
    [1009, { comeBack: 'delayed' }],
    [4400, { end: 'protocol' }],
    [4401, { end: 'refused' }],
    [4408, { comeBack: 'delayed' }],
    [4409, { end: 'replaced' }],
    [4410, { end: 'over' }],
    [4503, { comeBack: 'at-once' }],
  ])('%i means %o', (code, meaning) => expect(afterClose(code)).toEqual(meaning));
});

describe('A refusal of the proof', () => {
  it.each(['ticket_invalid', 'ticket_expired', 'ticket_wrong_meeting'])('for %s asks for a new ticket', (reason) =>
    expect(afterRefusal(reason)).toBe('refused'),
  );

  it('for an ended meeting is the end', () => expect(afterRefusal('meeting_ended')).toBe('over'));

  it('for missing media may pass', () => expect(afterRefusal('media_unavailable')).toBeUndefined());
});
