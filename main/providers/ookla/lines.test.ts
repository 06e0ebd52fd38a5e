import { describe, expect, it } from 'vitest';
import { LineReader } from './lines';

function getLines(chunks: readonly string[]): string[] {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (const chunk of chunks) reader.feed(Buffer.from(chunk));
  reader.end();
  return lines;
}

describe('LineReader', () => {
  it('joins what comes in pieces', () => {
    expect(getLines(['{"a"', ':1}\n{"b":2}\n\n{"c', '":3}'])).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
  });

  it('leaves out a line that is too long, however it comes, and reads on', () => {
    expect(getLines(['x'.repeat(70_000), '\nafter\n'])).toEqual(['after']);
    expect(getLines([...Array.from({ length: 70 }, () => 'x'.repeat(1_000)), '\nafter'])).toEqual(['after']);
    expect(getLines(['before\n', 'x'.repeat(70_000)])).toEqual(['before']);
  });
});
