import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault';

describe('a text that is no JSON', () => {
  it.each([
    ['', 'empty', 1, 1],
    ['\0\0\0\0', 'empty', 1, 1],
    ['  \n ', 'empty', 1, 1],
    ['{"a": 1,}', 'trailing-comma', 1, 9],
    ['{\n  "a": [1, 2,\n  ]\n}', 'trailing-comma', 3, 3],
    ['{\n  // where I am\n  "a": 1\n}', 'comment', 2, 3],
    ['{\n  "a": 1 /* one */\n}', 'comment', 2, 10],
    ['# settings\n{}', 'comment', 1, 1],
    ['{"a": 1 "b": 2}', 'unexpected', 1, 9],
    ["{'a': 1}", 'unexpected', 1, 2],
    ['{a: 1}', 'unexpected', 1, 2],
    ['{"a" 1}', 'unexpected', 1, 6],
    ['{"a":}', 'unexpected', 1, 6],
    ['{"a": 01}', 'unexpected', 1, 8],
    ['{"a": NaN}', 'unexpected', 1, 7],
    ['{"a": [1}', 'unexpected', 1, 9],
    ['{} {}', 'unexpected', 1, 4],
    ['{"a": "line\nbreak"}', 'broken-text', 1, 7],
    ['{"a": "C:\\data"}', 'broken-text', 1, 7],
    ['{"a": "open}', 'broken-text', 1, 7],
    ['{"a": {"b": 1}', 'unfinished', 1, 15],
    ['{"a":', 'unfinished', 1, 6],
    ['{"a": 1}}', 'unexpected', 1, 9],
  ])('%j is wrong: %s at %i:%i', (text, problem, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonFault(text)).toEqual({ problem, line, column });
  });

  it('is looked through in one go, however long it is', () => {
    const text = `{"a": "${'x'.repeat(3_000_000)}", "b": [${'[1],'.repeat(300_000)}]}`;
    expect(jsonFault(text)).toEqual({ problem: 'trailing-comma', line: 1, column: text.length - 1 });
  });
});
