import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES } from '../../shared/run';
import type { RunProgress } from '../../shared/run-progress';
import type { MeasureOutcome } from '../core/ports';
import { measureJob } from '../testing/measure-job';
import { playRecorded } from './recorded';

describe('playRecorded', () => {
  it('goes through the phases and answers with the recorded measurement', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linewatch-recorded-'));
    const file = join(folder, 'measurement.json');
    const recorded: MeasureOutcome = {
      provider: 'librespeed',
      method: null,
      holdOffs: [],
      kind: 'completed',
      server: { name: 'Home', url: 'http://127.0.0.1:8989/' },
      figures: { ...ABSENT_FIGURES, downloadBitsPerSecond: 96_500_000 },
    };
    await writeFile(file, JSON.stringify(recorded));
    const progress: RunProgress[] = [];
    expect(await playRecorded(file, measureJob(), (one) => progress.push(one))).toEqual(recorded);
    expect(progress.map((one) => one.phase)).toEqual(['connecting', 'latency', 'download', 'upload']);
    await rm(folder, { recursive: true });
  });
});
