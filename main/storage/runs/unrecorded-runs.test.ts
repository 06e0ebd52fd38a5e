import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { completedRun, failedRun } from '../../testing/runs';
import { canMount, smallDisk } from '../../testing/small-disk';
import { UnrecordedRunsFile } from './unrecorded-runs';

function inFolder(folder = temporaryFolder()) {
  const path = join(folder, 'linewatch.unrecorded.json');
  const lines: string[] = [];
  return { path, lines, runs: new UnrecordedRunsFile(path, (line) => lines.push(line)) };
}

describe('runs that wait to be recorded', () => {
  it('are none at first', () => {
    expect(inFolder().runs.read()).toEqual([]);
  });

  it('come back as they were, each once, until they are taken out', () => {
    const { runs } = inFolder();
    runs.reserve();
    runs.add(completedRun());
    runs.add(failedRun());
    runs.add(completedRun());
    expect(runs.read()).toEqual([failedRun(), completedRun()]);
    runs.remove(['run-1']);
    expect(runs.read()).toEqual([failedRun()]);
  });

  it('are kept in a file of one size, for this account alone', () => {
    const { runs, path } = inFolder();
    runs.reserve();
    const { size, mode } = statSync(path);
    expect(mode & 0o777).toBe(0o600);
    for (let count = 0; count < 10; count += 1) runs.add(completedRun({ id: `run-${count}` }));
    expect(statSync(path).size).toBe(size);
    runs.reserve();
    expect(runs.read()).toHaveLength(10);
  });

  it('are those of before or those of after, wherever their writing was cut off', () => {
    const { runs, path } = inFolder();
    const other = path.replace('.json', '-2.json');
    runs.reserve();
    runs.add(completedRun({ id: 'run-1' }));
    runs.add(completedRun({ id: 'run-2' }));
    const files = [path, other].map((one) => ({ one, before: readFileSync(one) }));
    runs.add(completedRun({ id: 'run-3' }));
    const [written] = files.filter(({ one, before }) => !readFileSync(one).equals(before));
    const after = readFileSync(written?.one ?? '');
    const before = written?.before ?? after;
    const found = new Set<string>();
    for (let cut = 0; cut <= after.length; cut += 128) {
      writeFileSync(written?.one ?? '', Buffer.concat([after.subarray(0, cut), before.subarray(cut)]));
      found.add(
        runs
          .read()
          .map(({ id }) => id)
          .join(),
      );
    }
    expect([...found]).toEqual(['run-1,run-2', 'run-1,run-2,run-3']);
  });

  it('of an earlier version are taken over', () => {
    const { runs, path } = inFolder();
    writeFileSync(path, JSON.stringify([failedRun()]).padEnd(64 * 1024));
    runs.reserve();
    expect(runs.read()).toEqual([failedRun()]);
    runs.add(completedRun());
    expect(runs.read()).toEqual([failedRun(), completedRun()]);
    runs.remove(['run-1', 'run-2']);
    expect(runs.read()).toEqual([]);
  });

  it('are not lost without a word where the file is not whole', () => {
    const { runs, path, lines } = inFolder();
    writeFileSync(path, '[{"id": "run-1", "outc');
    expect(runs.read()).toEqual([]);
    expect(lines[0]).toContain('run-1');
    runs.add(failedRun());
    expect(runs.read()).toEqual([failedRun()]);
    expect(readFileSync(path, 'utf8')).not.toContain('outc"');
  });

  it.runIf(canMount)('find room on a disk that is full (mounting needs root)', () => {
    const folder = smallDisk(512);
    const { runs } = inFolder(folder);
    runs.reserve();
    expect(() => writeFileSync(join(folder, 'film.mkv'), 'x'.repeat(1_000_000))).toThrow(/ENOSPC/);
    runs.add(completedRun());
    expect(runs.read()).toEqual([completedRun()]);
  });
});
