import { describe, expect, it } from 'vitest';
import { SPOKEN_LANGUAGES, textsIn } from '../../shared/texts/i18n';
import type { AppState } from '../../shared/ipc';
import type { EndedRun } from '../../shared/run';
import type { StorageEvent } from '../../shared/recording/storage-event';
import { appState, channelState, updateState } from '../testing/app-state';
import { completedRun, failedRun } from '../testing/runs';
import { menuLabel, trayMenu, trayTitle, trayTooltip, type TrayEntry } from './tray-menu';

const LOOK = { icon: 'colour', hasFigures: false } as const;
const view = (state: AppState, recent: readonly EndedRun[] = []) => ({
  state,
  recent,
  look: LOOK,
  texts: textsIn(state.language),
});
const labelOf = (entry: TrayEntry) => (entry.kind === 'separator' ? '—' : entry.label);
const labels = (state: AppState) => trayMenu(view(state)).map(labelOf);
const submenu = (label: string, state: AppState, recent: readonly EndedRun[] = []) => {
  const found = trayMenu(view(state, recent)).find((entry) => labelOf(entry) === label);
  return found?.kind === 'submenu' ? found.entries : [];
};
/** A quarter of an hour after the result of `appState()`. */
const LATER = Date.parse('2026-11-23T14:52:30Z');
const tooltip = (state: AppState, now = LATER) => trayTooltip(view(state), now);

describe('the tray menu', () => {
  it('is in the unit that the user has chosen, and so are tooltip and title', () => {
    const state = appState({ rateUnit: 'MB/s' });
    expect(labels(state)[0]).toBe('11.8 MB/s down · 4.78 MB/s up · 11 ms');
    expect(tooltip(state)).toContain('11.8 MB/s down');
    expect(trayTitle({ state, look: { icon: 'colour', hasFigures: true } })).toBe('↓ 11.8 MB/s ↑ 4.8 MB/s');
  });

  it('shows an & as it is', () => {
    expect(menuLabel('R&D <b>_x</b>')).toBe('R&&D <b>_x</b>');
  });
  it('begins with the last result and offers a test', () => {
    expect(labels(appState())).toEqual([
      '94.1 Mbit/s down · 38.2 Mbit/s up · 11 ms',
      'Last test 23 Nov 14:37',
      '—',
      'Measure now',
      'Kind of test',
      'Pause the schedule',
      '—',
      'Open Linewatch',
      'Quit',
    ]);
  });
  it('names a newer version, unless it was put off', () => {
    const newest = { version: '0.2.0', notes: [] };
    const available = updateState({ newest, step: { kind: 'available' } });
    expect(labels(appState({ updates: available }))).toContain('Version 0.2.0 is available');
    const putOff = updateState({ newest });
    expect(labels(appState({ updates: putOff }))).toEqual(labels(appState()));
  });
  it('says when the next test comes', () => {
    const nextDueAt = Date.parse('2026-11-23T15:05:00Z');
    expect(labels(appState({ nextDueAt }))[1]).toBe('Last test 23 Nov 14:37 · Next test 23 Nov 15:05');
    expect(labels(appState({ nextDueAt, lastRun: null })).slice(0, 2)).toEqual([
      'No result yet',
      'Next test 23 Nov 15:05',
    ]);
  });
  it('says that the next test repeats one, and which repetition it is', () => {
    const nextDueAt = Date.parse('2026-11-23T15:05:00Z');
    const coming = (purpose: 'retry' | 'confirmation') => [
      {
        schedule: { id: 'hourly', name: '' },
        dueAt: nextDueAt,
        isWaitingForLine: false,
        repetition: { purpose, number: 2, of: 3 },
      },
    ];
    expect(labels(appState({ nextDueAt, lastRun: null, coming: coming('retry') }))[1]).toBe(
      'Next test 23 Nov 15:05 (repetition 2 of 3)',
    );
    expect(
      labels(appState({ nextDueAt, lastRun: null, coming: coming('confirmation'), language: 'zh-CN' }))[1],
    ).toBe('下次测试 11月23日 15:05（第 2 次确认，共 3 次）');
  });
  it('offers to cancel a running test and to resume a paused schedule', () => {
    const running = { runId: 'r', trigger: 'manual', startedAt: 0, isEnding: false } as const;
    expect(labels(appState({ running, schedules: { kind: 'paused', until: null } }))).toEqual(
      expect.arrayContaining(['Cancel the test', 'Resume the schedule']),
    );
  });
  it('says until when schedules are paused', () => {
    const schedules = { kind: 'paused', until: Date.parse('2026-11-23T14:05:00Z') } as const;
    const state = appState({ schedules });
    const [until, resume] = labels(state).filter((label) => /paus|resume/i.test(label));
    expect(until).toMatch(/^Paused until .*14:05$/);
    expect(resume).toBe('Resume the schedule');
    expect(tooltip(state)).toContain('Paused until');
  });
  it('has nothing to pause where no schedule is switched on', () => {
    const words = labels(appState({ schedules: { kind: 'off' } })).join();
    expect(words).not.toMatch(/pause|resume/i);
  });
  it('offers to measure again while a cancelled test is ending', () => {
    const running = { runId: 'r', trigger: 'manual', startedAt: 0, isEnding: true } as const;
    expect(labels(appState({ running }))).toContain('Measure now');
    expect(labels(appState({ running }))).not.toContain('Cancel the test');
  });
  it('pauses for as long as somebody chooses', () => {
    expect(submenu('Pause the schedule', appState())).toEqual(
      [
        ['For 30 minutes', 'half-hour'],
        ['For 2 hours', 'two-hours'],
        ['Until tomorrow', 'tomorrow'],
        ['Until resumed', 'until-resumed'],
      ].map(([label, pause]) => ({ kind: 'entry', label, action: { kind: 'pause', pause } })),
    );
  });
  it('offers each kind of test', () => {
    expect(submenu('Kind of test', appState())).toEqual(
      ['Quick', 'Full', 'Light'].map((kind) => ({
        kind: 'entry',
        label: `${kind} test`,
        action: { kind: 'measure', mode: kind.toLowerCase() },
      })),
    );
  });
  it('lists the last tests, each of which opens', () => {
    const recent = [failedRun({ id: 'second' }), completedRun({ id: 'first' })];
    const entries = submenu('Last tests', appState(), recent);
    expect(entries.map((entry) => entry.kind === 'entry' && entry.action)).toEqual([
      { kind: 'run', runId: 'second' },
      { kind: 'run', runId: 'first' },
    ]);
    expect(entries.map(labelOf)[1]).toBe('23 Nov 14:37 · ↓ 94.1 Mbit/s · ↑ 38.2 Mbit/s · 11 ms');
    expect(entries.map(labelOf)[0]).toMatch(/^23 Nov .* · Failed: /);
    expect(labels(appState())).not.toContain('Last tests');
  });
  it('leads to the messages that do not get through', () => {
    const entries = trayMenu(view(appState({ channels: [channelState({ blocked: 2 })] })));
    expect(entries).toContainEqual({
      kind: 'entry',
      label: 'Messages are not getting through',
      action: { kind: 'delivery' },
    });
  });
  it('says how many messages need somebody or were refused', () => {
    const channels = [channelState({ blocked: 2 }), channelState({ kind: 'ntfy', failed: 1 })];
    expect(labels(appState({ channels }))).toContain('2 messages need action · 1 message not delivered');
    const off = [channelState({ blocked: 2, isEnabled: false })];
    expect(labels(appState({ channels: off }))).not.toContain('Messages are not getting through');
  });
  it('speaks Chinese', () => {
    expect(labels(appState({ language: 'zh-CN', lastRun: null }))).toContain('立即测量');
  });
  it('says what happened to files, and above all that nothing can be recorded', () => {
    const event: StorageEvent = {
      kind: 'database-lost',
      path: '/data/linewatch.db',
      kept: null,
      runs: 0,
      runsBefore: 21,
      newestAt: null,
    };
    const stored = { id: 'e1', at: 0, toldAt: null, confirmedAt: null, event };
    const notices = [{ kind: 'database-lost', detail: '/data/linewatch.db', stored }] as const;
    expect(labels(appState({ notices }))).toContain('Your history was lost. A new one was started.');
    const recordingTrouble = { kind: 'failing', problem: 'full', since: 0, folder: '/data' } as const;
    expect(labels(appState({ notices, recordingTrouble }))).toContain(
      'Nothing can be recorded: the disk is full',
    );
  });
});

describe('the tray tooltip', () => {
  it('says the state and the last result', () => {
    expect(tooltip(appState({ tray: 'degraded', lastRun: failedRun() }))).toMatch(
      /^Linewatch · the line needs a look\nThe last test failed\n/,
    );
  });
  it('says how old the result is, and when the next test comes', () => {
    const nextDueAt = Date.parse('2026-11-23T15:05:00Z');
    expect(tooltip(appState({ nextDueAt }))).toBe(
      'Linewatch · watching your line\n94.1 Mbit/s down · 38.2 Mbit/s up · 11 ms\n15 min ago · Next test 15:05',
    );
    expect(tooltip(appState({ nextDueAt }), LATER + 3_600_000)).toContain('1 h ago');
    expect(tooltip(appState({ lastRun: null }))).toBe('Linewatch · watching your line\nNo result yet');
  });
  it('is never longer than Windows shows, nor wrong about a paused schedule', () => {
    const schedules = { kind: 'paused', until: Date.parse('2026-11-23T18:05:00Z') } as const;
    const state = appState({ tray: 'failing-delivery', nextDueAt: LATER + 60_000, schedules });
    expect(tooltip(state).length).toBeLessThanOrEqual(127);
    expect(tooltip(state)).not.toContain('Next test');
  });
  it.each(SPOKEN_LANGUAGES)('leaves whole parts out where all are too long: %s', (language) => {
    const texts = textsIn(language);
    const tips = (['2026-11-30T15:05:00Z', '2026-12-30T23:55:00Z'] as const).flatMap((time) => {
      const at = Date.parse(time);
      const states = [{ nextDueAt: at }, { schedules: { kind: 'paused', until: at } as const }];
      return states.map((state) =>
        trayTooltip({ state: appState({ ...state, language, tray: 'failing-delivery' }), texts }, LATER),
      );
    });
    expect(tips.filter((tip) => tip.length > 127 || tip.endsWith('…'))).toEqual([]);
    expect(tips.every((tip) => tip.startsWith(`Linewatch · ${texts('tray:state.failing-delivery')}`))).toBe(
      true,
    );
  });
  it('says that nothing can be recorded', () => {
    const recordingTrouble = { kind: 'failing', problem: 'full', since: 0, folder: '/data' } as const;
    const state = appState({ tray: 'not-recording', recordingTrouble });
    expect(tooltip(state)).toContain('Linewatch · Nothing can be recorded: the disk is full');
  });
});

describe('the figures beside the icon', () => {
  const title = (hasFigures: boolean, state = appState()) =>
    trayTitle({ state, look: { icon: 'colour', hasFigures } });
  it('are those of the last test that completed, where somebody wants them', () => {
    expect(title(true)).toBe('↓ 94 Mbit/s ↑ 38 Mbit/s');
    expect(title(false)).toBe('');
    expect(title(true, appState({ lastCompleted: null }))).toBe('');
  });
});
