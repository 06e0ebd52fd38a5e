import { describe, expect, it } from 'vitest';
import { parseServeArguments } from './arguments';

const DEFAULTS = { kind: 'serve', host: '127.0.0.1', port: 8989, rateDown: null, rateUp: null, tls: null };

describe('parseServeArguments', () => {
  it('listens on loopback by default', () => {
    expect(parseServeArguments([])).toEqual(DEFAULTS);
  });

  it('accepts host, port and rate', () => {
    expect(parseServeArguments(['--host', '::', '--port', '0', '--rate', '94.5'])).toEqual({
      ...DEFAULTS,
      host: '::',
      port: 0,
      rateDown: 94_500_000,
      rateUp: 94_500_000,
    });
  });

  it('accepts a separate rate for each direction', () => {
    expect(parseServeArguments(['--rate', '100', '--rate-up', '40'])).toMatchObject({
      rateDown: 100_000_000,
      rateUp: 40_000_000,
    });
    expect(parseServeArguments(['--rate-down', '7'])).toMatchObject({ rateDown: 7_000_000, rateUp: null });
  });

  it('takes a certificate', () => {
    expect(parseServeArguments(['--tls-cert', 'c.pem', '--tls-key', 'k.pem']).kind).toBe('serve');
    const args = ['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--tls-port', '443'];
    expect(parseServeArguments(args)).toEqual({
      ...DEFAULTS,
      tls: { certFile: 'c.pem', keyFile: 'k.pem', port: 443 },
    });
  });

  it.each([
    [['--port', '70000'], '--port must be a number from 0 to 65535.'],
    [['--port', '8x'], '--port must be a number from 0 to 65535.'],
    [['--tls-port', '-1'], '--tls-port must be a number from 0 to 65535.'],
    [['--rate', '-1'], '--rate must be a number above 0.'],
    [['--rate-up', 'fast'], '--rate-up must be a number above 0.'],
    [['--tls-cert', 'c.pem'], '--tls-cert and --tls-key must be given together.'],
    [['--host'], '--host needs a value.'],
    [['--fast', '1'], 'There is no option --fast.'],
  ])('explains what is wrong with %j', (args, problem) => {
    expect(parseServeArguments(args)).toEqual({
      kind: 'bad-usage',
      sentence: `${problem} See: npm run -s serve -- --help`,
    });
  });
});
