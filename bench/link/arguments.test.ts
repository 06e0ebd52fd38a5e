import { describe, expect, it } from 'vitest';
import { parseLinkArguments } from './arguments';

describe('parseLinkArguments', () => {
  it('measures every line ten times, quickly, unless told otherwise', () => {
    const request = parseLinkArguments([]);
    expect(request).toMatchObject({ kind: 'link', runs: 10, mode: 'quick', format: 'table' });
    expect(request.kind === 'link' && request.cells).toHaveLength(27);
  });

  it('reads which lines, how often and how to print', () => {
    const request = parseLinkArguments(['--cells', '100/50/20', '--runs', '3', '--mode', 'full', '--json']);
    expect(request).toMatchObject({
      cells: [{ mbit: { download: 100, upload: 100 }, bufferMs: 50, rttMs: 20 }],
      runs: 3,
      mode: 'full',
      format: 'json',
    });
    expect(parseLinkArguments(['--loopback', '--markdown'])).toMatchObject({
      cells: null,
      format: 'markdown',
    });
    expect(parseLinkArguments(['-h'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--cells', '100'], '"100" is no line such as 100/50/20.'],
    [['--runs', '1.5'], '--runs needs a number from 1 to 1000.'],
    [['--mode', 'slow'], 'There is no mode slow.'],
    [['--json', '--markdown'], '--json and --markdown exclude each other.'],
    [['--quick', '--loopback'], '--cells, --quick and --loopback exclude each other.'],
    [['--fast'], "Unknown option '--fast'."],
  ])('says what is wrong with %j', (args, problem) => {
    expect(parseLinkArguments(args)).toEqual({
      kind: 'bad-usage',
      sentence: `${problem} See: npm run -s bench:link -- --help`,
    });
  });
});
