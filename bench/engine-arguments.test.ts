import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from './engine-arguments';

describe('parseBenchArguments', () => {
  it('reads what to measure', () => {
    const args = ['--provider', 'librespeed', '--server', 'http://10.0.0.2:8989/', '--runs', '3', '--json'];
    expect(parseBenchArguments(args)).toEqual({
      kind: 'bench',
      provider: 'librespeed',
      server: 'http://10.0.0.2:8989/',
      runs: 3,
      isJson: true,
    });
  });

  it.each([
    [[], '--server is missing.'],
    [['--server', 'nas'], '--server needs a web address.'],
    [['--server', 'http://nas/', '--runs', '0'], '--runs needs a number from 1 to 1000.'],
    [['--provider', 'fast.com'], 'There is no provider fast.com.'],
    [['--server'], '--server needs a value.'],
    [['--quick'], 'There is no option --quick.'],
  ])('says what is wrong with %j', (args, problem) => {
    expect(parseBenchArguments(args)).toEqual({
      kind: 'bad-usage',
      sentence: `${problem} Usage: npm run -s bench:engine -- --provider librespeed --server URL [--runs N] [--json]`,
    });
  });
});
