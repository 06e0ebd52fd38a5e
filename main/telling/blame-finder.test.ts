import { describe, expect, it } from 'vitest';
import type { LineEvent } from '../../shared/history/outages';
import type { EndedRun } from '../../shared/run';
import type { TimeRange } from '../../shared/time-range';
import { BARE_METHOD, completedRun, failedRun } from '../testing/runs';
import { BlameFinder } from './blame-finder';

const FAILED = failedRun({ reason: 'timeout' });
const OUTAGE: LineEvent = {
  id: 'o',
  kind: 'outage',
  place: 'beyond',
  startedAt: FAILED.startedAt - 60_000,
  endedAt: null,
  isEndObserved: true,
};

function finder(
  runs: readonly EndedRun[],
  events: readonly LineEvent[] | Error,
  completed: 'good' | 'slow' = 'good',
) {
  const logged: string[] = [];
  const asked: TimeRange[] = [];
  const found = new BlameFinder({
    runs: { endedBetween: () => runs },
    line: {
      eventsIn: (range) => {
        if (events instanceof Error) throw events;
        asked.push(range);
        return events;
      },
      stretchesIn: () => [],
    },
    summarise: (of) =>
      of.map(({ outcome }) => ({ state: outcome === 'completed' ? completed : 'failed', weaknesses: [] })),
    log: (sentence) => void logged.push(sentence),
  });
  return { found, asked, logged };
}

describe('where a recorded run points', () => {
  it('is said by the events of its own time', () => {
    const { found, asked } = finder([], [OUTAGE]);
    expect(found.find(FAILED)?.points).toBe('provider-line');
    expect(asked).toEqual([{ from: FAILED.startedAt, to: FAILED.finishedAt + 1 }]);
  });
  it('costs nothing for a run that is fine', () => {
    const { found, asked } = finder([], [OUTAGE]);
    expect(found.find(completedRun())).toBeNull();
    expect(asked).toEqual([]);
  });
  it('is not said by runs of another network', () => {
    const server = { name: 'Other', url: 'https://other.example.org/' };
    const at = (network: string) =>
      completedRun({ id: network, server, method: { ...BARE_METHOD, network } });
    const tried = { name: 'Tried', url: 'https://tried.example.org/' };
    const here = failedRun({ reason: 'timeout', server: tried, method: { ...BARE_METHOD, network: 'home' } });
    expect(finder([at('phone')], []).found.find(here)?.points).toBe('unknown');
    expect(finder([at('home')], []).found.find(here)?.points).toBe('server');
  });
  it('is the Wi-Fi where its signal was weak', () => {
    const surroundings = { linkKind: 'wifi', signalDbm: -80 } as const;
    const slow = completedRun({ surroundings });
    const { found } = finder([], [], 'slow');
    expect(found.find(slow)).toEqual({ points: 'wifi', evidence: [{ kind: 'wifi-signal', dbm: -80 }] });
  });
  it('is left out where nothing can be read', () => {
    const { found, logged } = finder([], new Error('SQLITE_IOERR'));
    expect(found.find(FAILED)).toBeNull();
    expect(logged).toHaveLength(1);
  });
});
