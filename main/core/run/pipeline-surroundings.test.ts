import { describe, expect, it } from 'vitest';
import { getSurroundings } from '../../../shared/run-surroundings';
import {
  awaitEnd,
  COMPLETED,
  fakePipeline,
  measuring,
  measuringUntil,
  REFUSED,
} from '../../testing/pipeline';
import type { SurroundingsReader } from '../ports';

const WIFI: SurroundingsReader = {
  begin: () => ({
    complete: (run, measured) =>
      'method' in run ? { ...run, surroundings: { linkKind: 'wifi', ...measured } } : run,
  }),
};
const MANUAL = { trigger: 'manual', slotAt: null } as const;

describe('the surroundings of a run', () => {
  it.each([
    ['completed', COMPLETED],
    ['failed', REFUSED],
  ])('are recorded with one that %s, with what the measurement saw', async (_, outcome) => {
    const { pipeline, runs } = fakePipeline({
      surroundings: WIFI,
      measurer: measuring({ ...outcome, surroundings: { internetProvider: 'Example Net' } }),
    });
    await awaitEnd(pipeline.run(MANUAL));
    const [recorded] = runs.endedBetween(0, Number.MAX_SAFE_INTEGER);
    expect(recorded && getSurroundings(recorded)).toEqual({
      linkKind: 'wifi',
      internetProvider: 'Example Net',
    });
  });

  it('are recorded with one that was cancelled', async () => {
    const { measurer } = measuringUntil();
    const { pipeline } = fakePipeline({ surroundings: WIFI, measurer });
    const asked = pipeline.run(MANUAL);
    await Promise.resolve();
    pipeline.cancel();
    expect(getSurroundings(await awaitEnd(asked))).toEqual({ linkKind: 'wifi' });
  });

  it.each<[string, SurroundingsReader]>([
    [
      'begin',
      {
        begin: () => {
          throw new Error('EMFILE');
        },
      },
    ],
    [
      'end',
      {
        begin: () => ({
          complete: () => {
            throw new Error('EIO');
          },
        }),
      },
    ],
  ])('cost a run nothing when they fail to %s', async (_, surroundings) => {
    const { pipeline } = fakePipeline({ surroundings });
    expect(await awaitEnd(pipeline.run(MANUAL))).toMatchObject({ outcome: 'completed', figures: {} });
  });
});
