import { describe, expect, it } from 'vitest';
import type { Message } from '../../../shared/messages/message';
import { SLOW_MESSAGE } from '../../testing/drafts';
import { messageFrom, UNREADABLE_MESSAGE } from './message-json';

/** As the records of earlier versions have it, word for word. */
const OLD_RUN =
  '{"tone":"warning","title":"Slow download: 71 of 100 Mbit/s","summary":"Download was 71.4 Mbit/s.",' +
  '"columns":{"now":"Now","plan":"Plan","usual":"Usual"},' +
  '"rows":[{"label":"Download","now":"71.4 Mbit/s","plan":"100 Mbit/s","usual":"78.9 Mbit/s"},' +
  '{"label":"Packet loss","now":"–","plan":null,"usual":null}],' +
  '"method":"Measured.","because":"Your rule.","language":"en","items":[],"chart":null,"data":null}';
const OLD_DIGEST =
  '{"tone":"good","title":"Your week: 91.0 Mbit/s download","summary":"6 tests.",' +
  '"columns":{"now":"Median","plan":"9 of 10 reach","usual":"Before"},' +
  '"rows":[{"label":"Download","now":"91.0 Mbit/s","plan":"55.0 Mbit/s","usual":"60.0 Mbit/s"},' +
  '{"label":"Latency","now":"11 ms","plan":"14 ms","usual":null}],' +
  '"method":"From 16 to 23 Nov.","because":"Your rule.","language":"en","items":[],"chart":null,' +
  '"data":{"kind":"occasion","run":null,"occasion":{"kind":"digest","from":1,"to":2},"rules":[]}}';
const OLD_DIGEST_CHINESE = OLD_DIGEST.replace(
  '{"now":"Median","plan":"9 of 10 reach","usual":"Before"}',
  '{"now":"中位数","plan":"十次有九次达到","usual":"此前"}',
);
const of = (text: string) => ({ text, value: null });

describe('a stored message', () => {
  it('is read as it was written', () => {
    const message: Message = {
      ...SLOW_MESSAGE,
      rows: [
        {
          figure: 'latencyMs',
          unit: 'ms',
          label: 'Latency',
          cells: { measured: { text: '11 ms', value: 11.2 } },
        },
      ],
    };
    expect(messageFrom(JSON.stringify(message))).toEqual(message);
  });

  it('about a run, of before columns had a kind, has the columns of a run', () => {
    expect(messageFrom(OLD_RUN)).toMatchObject({
      title: 'Slow download: 71 of 100 Mbit/s',
      columns: [
        { kind: 'measured', label: 'Now' },
        { kind: 'plan', label: 'Plan' },
        { kind: 'usual', label: 'Usual' },
      ],
    });
    expect(messageFrom(OLD_RUN).rows).toEqual([
      {
        figure: null,
        unit: null,
        label: 'Download',
        cells: { measured: of('71.4 Mbit/s'), plan: of('100 Mbit/s'), usual: of('78.9 Mbit/s') },
      },
      { figure: null, unit: null, label: 'Packet loss', cells: { measured: of('–') } },
    ]);
  });

  it.each([
    ['a summary', OLD_DIGEST],
    ['a summary in Chinese', OLD_DIGEST_CHINESE],
    [
      'a message that stands for a summary',
      OLD_DIGEST.replace(/"data":.*$/, '"data":{"kind":"merged","run":null,"occasion":null,"rules":[]}}'),
    ],
  ])('that is %s, of before columns had a kind, has the columns of a summary', (_name, text) => {
    const { columns, rows } = messageFrom(text);
    expect(columns.map(({ kind }) => kind)).toEqual(['median', 'worst', 'previous']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      { median: of('91.0 Mbit/s'), worst: of('55.0 Mbit/s'), previous: of('60.0 Mbit/s') },
      { median: of('11 ms'), worst: of('14 ms') },
    ]);
  });

  it.each([
    ['{"columns":[],"rows":"none"}'],
    [OLD_RUN.replace('"rows":[', '"rows":[7,')],
    [OLD_RUN.replace('"usual":"Usual"', '"usual":7')],
    [JSON.stringify({ ...SLOW_MESSAGE, columns: [{ kind: 'no-such-kind', label: '' }] })],
  ])('with another table cannot be read: %s', (text) => {
    expect(messageFrom(text)).toBe(UNREADABLE_MESSAGE);
  });
});
