import { describe, expect, it } from 'vitest';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../testing/runs';
import { FakeClock, settled } from '../testing/fake-clock';
import { measureForCommandLine, printReply } from './measure';

const BY_SETTINGS = { mode: null, rateUnit: 'Mbit/s' } as const;

describe('what the command line prints', () => {
  it('is one JSON object with the documented fields', () => {
    const printed = printReply(
      { kind: 'run', run: completedRun(), wasRunning: false, isUnrecorded: false },
      true,
      'en',
    );
    expect(printed).toMatchObject({ err: '', exitCode: 0 });
    expect(JSON.parse(printed.out)).toEqual({
      id: 'run-1',
      trigger: 'schedule',
      schedule: null,
      retryOf: null,
      surroundings: {},
      outcome: 'completed',
      reason: null,
      detail: null,
      exclusion: null,
      importedFrom: null,
      startedAt: '2026-11-23T14:37:00.000Z',
      finishedAt: '2026-11-23T14:37:06.000Z',
      provider: 'librespeed',
      server: { name: 'Frankfurt', url: 'https://speed.example.org/' },
      figures: GOOD_FIGURES,
      method: GOOD_METHOD,
    });
  });
  it('is a sentence for a person', () => {
    expect(
      printReply({ kind: 'run', run: completedRun(), wasRunning: false, isUnrecorded: false }, false, 'en')
        .out,
    ).toBe('94.1 Mbit/s download, 38.2 Mbit/s upload, 11 ms latency (Frankfurt)');
  });
  it('is in the unit that the user has chosen, and the JSON in bit/s all the same', () => {
    const reply = {
      kind: 'run',
      run: completedRun(),
      wasRunning: false,
      isUnrecorded: false,
      rateUnit: 'MB/s',
    } as const;
    expect(printReply(reply, false, 'en').out).toBe(
      '11.8 MB/s download, 4.78 MB/s upload, 11 ms latency (Frankfurt)',
    );
    expect(JSON.parse(printReply(reply, true, 'en').out)).toMatchObject({ figures: GOOD_FIGURES });
  });
  it('says with the figures why they are less sure', () => {
    const doubts = [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 25_000_000 }] as const;
    const run = completedRun({ method: { ...GOOD_METHOD, doubts } });
    const { out } = printReply({ kind: 'run', run, wasRunning: false, isUnrecorded: false }, false, 'en');
    expect(out.split('\n')).toEqual([
      '94.1 Mbit/s download, 38.2 Mbit/s upload, 11 ms latency (Frankfurt)',
      'Other programs on this computer used the line during the test (download 25.0 Mbit/s): it carries more than was measured.',
    ]);
    const asJson = printReply({ kind: 'run', run, wasRunning: false, isUnrecorded: false }, true, 'en');
    expect(JSON.parse(asJson.out)).toMatchObject({ method: { doubts } });
  });
  it('ends with 1 when the test failed, and says why', () => {
    const printed = printReply(
      { kind: 'run', run: failedRun(), wasRunning: true, isUnrecorded: false },
      true,
      'en',
    );
    expect(printed.exitCode).toBe(1);
    expect(JSON.parse(printed.out)).toMatchObject({ outcome: 'failed', reason: 'refused', figures: null });
    expect(printed.err).toBe('A test was already running; this is its result.');
  });
  it('ends with 1 when the disk refuses the result, which is printed all the same', () => {
    const printed = printReply(
      { kind: 'run', run: completedRun(), wasRunning: false, isUnrecorded: true },
      false,
      'en',
    );
    expect(printed.exitCode).toBe(1);
    expect(printed.out).toContain('94.1 Mbit/s download');
    expect(printed.err).toContain('The disk refuses the result.');
  });
  it('prints nothing on standard output when nobody answers', () => {
    expect(printReply(null, true, 'en')).toMatchObject({ out: '', exitCode: 4 });
  });
});

describe('a measurement for the command line', () => {
  const run = completedRun();
  const asked = (ended: Promise<typeof run>) => ({
    run: () => ({ kind: 'started', runId: run.id, measured: Promise.resolve(run), ended }) as const,
  });

  it('is answered when it is recorded', async () => {
    const reply = measureForCommandLine(asked(Promise.resolve(run)), BY_SETTINGS, new FakeClock());
    expect(await reply).toEqual({
      kind: 'run',
      run,
      wasRunning: false,
      isUnrecorded: false,
      rateUnit: 'Mbit/s',
    });
  });

  it('is answered after 15 seconds although the disk refuses to write', async () => {
    const clock = new FakeClock();
    const replies: unknown[] = [];
    void measureForCommandLine(asked(new Promise(() => undefined)), BY_SETTINGS, clock).then((reply) =>
      replies.push(reply),
    );
    await settled();
    await clock.advance(14_999);
    expect(replies).toEqual([]);
    await clock.advance(1);
    expect(replies).toEqual([
      { kind: 'run', run, wasRunning: false, isUnrecorded: true, rateUnit: 'Mbit/s' },
    ]);
  });
});
