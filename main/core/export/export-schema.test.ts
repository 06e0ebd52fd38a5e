import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completedRun, RUN_OF } from '../../testing/runs';
import { exportedRun, linewatchJson } from './export-schema';
import { runJson } from './run-json';

const PUBLISHED = new URL('../../../docs/linewatch.schema.json', import.meta.url);

describe('the published schema of what Linewatch writes for programs', () => {
  it('is that of this version', () => {
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(z.toJSONSchema(linewatchJson));
  });

  it.each(Object.entries(RUN_OF))('holds for a test of the command line that was %s', (_outcome, run) => {
    expect(exportedRun.parse(runJson(run))).toEqual(runJson(run));
  });

  it('holds for an imported test, and for one with everything', () => {
    const run = completedRun({
      importedFrom: 'myspeed',
      schedule: { id: 'main', name: 'Home' },
      retryOf: { runId: 'run-0', number: 1 },
      surroundings: { linkKind: 'wifi', ssid: 'Home', dnsServers: ['192.168.1.1'] },
    });
    expect(exportedRun.parse(runJson(run))).toEqual(runJson(run));
  });

  it.each([
    ['a time without a zone', { startedAt: '2026-11-23 14:37' }],
    ['an outcome of another program', { outcome: 'success' }],
    ['figures as texts', { figures: { downloadBitsPerSecond: '92' } }],
  ])('is not met by %s', (_what, change) => {
    expect(exportedRun.safeParse({ ...runJson(completedRun()), ...change }).success).toBe(false);
  });
});
