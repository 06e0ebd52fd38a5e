import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { writeStreamed } from './streamed-file';

describe('a file that is written as its text comes', () => {
  const place = () => {
    const folder = temporaryFolder();
    const path = join(folder, 'r.csv');
    writeFileSync(path, 'before');
    return { folder, path };
  };

  it('replaces the one that was there', async () => {
    const { folder, path } = place();
    await writeStreamed(path, ['a', 'b'], new AbortController().signal);
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['ab', ['r.csv']]);
  });

  it('leaves the one that was there, and nothing else, where it is given up', async () => {
    const { folder, path } = place();
    const ending = new AbortController();
    function* text() {
      yield 'a';
      ending.abort();
      yield 'b';
    }
    await expect(writeStreamed(path, text(), ending.signal)).rejects.toThrow('aborted');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['before', ['r.csv']]);
  });
});
