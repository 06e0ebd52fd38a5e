import { describe, expect, it } from 'vitest';
import type { MessageData } from '../../../shared/messages/message';
import type { VerdictReason } from '../../../shared/rules/verdict';
import { getReferences, type ThreadedMail } from './thread';

type Told = readonly [rule: string, reason: VerdictReason];

const toData = (...told: readonly Told[]): MessageData => ({
  kind: 'run',
  run: null,
  occasion: null,
  rules: told.map(([id, reason]) => ({ id, reason, name: id, value: null, limit: null })),
});
const mail = (messageId: string, ...told: readonly Told[]): ThreadedMail => ({
  messageId,
  data: toData(...told),
});
const OVER = { data: toData(['slow', 'recovered']) };

describe('a message that reports the end of a state', () => {
  it('references every mail that reported the state, oldest first', () => {
    const earlier = [
      mail('<3@x>', ['slow', 'matched']),
      mail('<2@x>', ['other', 'matched']),
      mail('<1@x>', ['slow', 'matched']),
    ];
    expect(getReferences(OVER, earlier)).toEqual(['<1@x>', '<3@x>']);
  });

  it('does not reference mails of an earlier state', () => {
    const earlier = [
      mail('<3@x>', ['slow', 'matched']),
      mail('<2@x>', ['slow', 'recovered']),
      mail('<1@x>', ['slow', 'matched']),
    ];
    expect(getReferences(OVER, earlier)).toEqual(['<3@x>']);
  });

  it('references mails of each of its rules', () => {
    const both = { data: toData(['slow', 'recovered'], ['loss', 'recovered']) };
    const earlier = [
      mail('<3@x>', ['slow', 'recovered'], ['loss', 'matched']),
      mail('<2@x>', ['slow', 'matched'], ['loss', 'matched']),
      mail('<1@x>', ['slow', 'matched']),
    ];
    expect(getReferences(both, earlier)).toEqual(['<2@x>', '<3@x>']);
  });

  it('names a mail once that contained several messages', () => {
    const earlier = [mail('<m@x>', ['slow', 'matched']), mail('<m@x>', ['slow', 'matched'])];
    expect(getReferences(OVER, earlier)).toEqual(['<m@x>']);
  });

  it('names at most the newest ten', () => {
    const earlier = Array.from({ length: 14 }, (_, index) => mail(`<${14 - index}@x>`, ['slow', 'matched']));
    const named = getReferences(OVER, earlier);
    expect([named.length, named[0], named.at(-1)]).toEqual([10, '<5@x>', '<14@x>']);
  });

  it.each([
    ['a message that tells', { data: toData(['slow', 'matched']) }],
    ['a message of an older version', { data: null }],
  ])('is the only kind with references: not %s', (_name, message) => {
    expect(getReferences(message, [mail('<1@x>', ['slow', 'matched'])])).toEqual([]);
  });

  it('references nothing if nothing was sent', () => {
    expect(getReferences(OVER, [{ messageId: '<1@x>', data: null }])).toEqual([]);
  });
});
