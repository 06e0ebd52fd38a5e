import { describe, expect, it } from 'vitest';
import { parseServeArguments } from './arguments';

describe('parseServeArguments', () => {
  it('listens on loopback if nothing else is said', () => {
    expect(parseServeArguments([])).toEqual({
      kind: 'serve',
      host: '127.0.0.1',
      port: 8989,
      rateLimit: null,
    });
  });

  it('takes host, port and rate', () => {
    expect(parseServeArguments(['--host', '::', '--port', '0', '--rate', '94.5'])).toEqual({
      kind: 'serve',
      host: '::',
      port: 0,
      rateLimit: 94_500_000,
    });
  });

  it.each([
    [['--port', '70000'], '--port needs a number from 0 to 65535.'],
    [['--port', '8x'], '--port needs a number from 0 to 65535.'],
    [['--rate', '-1'], '--rate needs a number above 0.'],
    [['--host'], '--host needs a value.'],
    [['--fast', '1'], 'There is no option --fast.'],
  ])('says what is wrong with %j', (args, problem) => {
    expect(parseServeArguments(args)).toEqual({
      kind: 'bad-usage',
      sentence: `${problem} Usage: npm run -s serve -- [--host ADDRESS] [--port PORT] [--rate MBIT]`,
    });
  });
});
