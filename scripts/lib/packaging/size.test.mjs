import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { compareSizes, measureCompressed } from './size.mjs';

const MIB = 1024 * 1024;
/** @type {string[]} */
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the size of the package', () => {
  it('may be 12 MiB above a bare Electron, and no more', () => {
    expect(compareSizes(100 * MIB, 112 * MIB)).toEqual({
      isSmallEnough: true,
      lines: [
        'A bare Electron:  100.0 MiB compressed',
        'Linewatch:        112.0 MiB compressed',
        'Linewatch adds:   12.0 MiB, of at most 12.0 MiB',
      ],
    });
    expect(compareSizes(100 * MIB, 112 * MIB + 1).isSmallEnough).toBe(false);
  });

  it.runIf(process.platform === 'linux')('is that of its files, compressed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linewatch-size-'));
    folders.push(folder);
    writeFileSync(join(folder, 'zeros'), Buffer.alloc(MIB));
    const small = await measureCompressed(folder);
    expect(small).toBeLessThan(10_000);
    writeFileSync(
      join(folder, 'noise'),
      Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i * 31) % 251)),
    );
    const larger = await measureCompressed(folder);
    expect(larger).toBeGreaterThan(small);
    expect(await measureCompressed(folder, ['noise'])).toBe(small);
  });
});
