import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from './engine-arguments';

describe('parseBenchArguments', () => {
  it('reads what to measure', () => {
    const args = ['--provider', 'ndt7', '--server', 'ws://10.0.0.2:8989/', '--mode', 'full', '--runs', '3'];
    expect(parseBenchArguments([...args, '--cancel', '--json'])).toEqual({
      kind: 'bench',
      provider: 'ndt7',
      server: 'ws://10.0.0.2:8989/',
      mode: 'full',
      runs: 3,
      isCancelled: true,
      isJson: true,
    });
  });

  it('measures once with LibreSpeed, quickly, unless told otherwise', () => {
    expect(parseBenchArguments(['--server', 'http://nas/'])).toEqual({
      kind: 'bench',
      provider: 'librespeed',
      server: 'http://nas/',
      mode: 'quick',
      runs: 1,
      isCancelled: false,
      isJson: false,
    });
  });

  it.each([
    [[], '--server is missing.'],
    [['--server', 'nas'], '--server needs a web address.'],
    [['--server', 'http://nas/', '--runs', '0'], '--runs needs a number from 1 to 1000.'],
    [['--provider', 'ookla'], 'There is no provider ookla to measure with.'],
    [['--mode', 'slow'], 'There is no mode slow.'],
    [['--server'], "Option '--server <value>' argument missing."],
    [['--quick'], "Unknown option '--quick'."],
  ])('says what is wrong with %j', (args, problem) => {
    expect(parseBenchArguments(args)).toEqual({
      kind: 'bad-usage',
      sentence: `${problem} Usage: npm run -s bench:engine -- --server URL [--provider librespeed|cloudflare|ndt7|nq] [--mode quick|full|light] [--runs N] [--cancel] [--json]`,
    });
  });
});
