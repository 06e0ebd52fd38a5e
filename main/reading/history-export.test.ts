import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../shared/history/export';
import type { LineEvent } from '../../shared/history/outages';
import { textsIn } from '../../shared/texts/i18n';
import { OUTCOMES } from '../../shared/run';
import { mailDraft } from '../testing/drafts';
import { judgeAfresh } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../testing/runs';
import { notesBetween, NoteStore } from '../storage/notes/note-store';
import { ExclusionStore } from '../storage/runs/exclusion-store';
import { HistoryExport } from './history-export';

const STYLE = { language: 'en', timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' } as const;
const ALWAYS = { from: 0, to: 8.64e15 };
const SLOW = completedRun({ figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 71_400_000 } });
const ACCEPTED_AT = Date.parse('2026-11-23T14:37:07Z');
const OUTAGE: LineEvent = {
  id: 'o1',
  kind: 'outage',
  place: 'beyond',
  startedAt: ACCEPTED_AT,
  endedAt: ACCEPTED_AT + 30_000,
  isEndObserved: true,
  network: 'wlan0, 192.168.1.0/24',
  route: {
    interfaceName: 'wlan0',
    linkKind: 'wifi',
    isConnected: true,
    gateway: '192.168.1.1',
    gatewayAnswer: 'answered',
    targets: [{ address: '1.1.1.1:443', answer: 'silent' }],
  },
};

/** A slow run that was told by mail, a failed one that was not, and a digest; read in Berlin. */
function recorded({
  reply = '250 2.0.0 Ok: queued as 4F1',
  detail = 'connect ECONNREFUSED 127.0.0.1:9',
} = {}) {
  const records = temporaryRecords();
  const { runs, outbox, occasions, history, clock, folder } = records;
  runs.record(SLOW, judgeAfresh(SLOW), [mailDraft()]);
  outbox.settle(
    'message-1',
    {
      ...({ startedAt: ACCEPTED_AT, finishedAt: ACCEPTED_AT, outcome: 'accepted', problem: null } as const),
      reply,
      isMaybeDelivered: false,
    },
    { state: 'sent' },
  );
  const failed = failedRun({ startedAt: SLOW.startedAt + 1, detail });
  runs.record(failed, { verdicts: [], memories: {} }, []);
  occasions.record(
    { id: 'digest-1', at: clock.now(), detail: { kind: 'digest', from: 0, to: 1 } },
    { verdicts: [], memories: {} },
    [mailDraft({ id: 'm2', runId: null, occasionId: 'digest-1', kind: 'occasion', messageId: '<m2@x>' })],
  );
  const out = new HistoryExport({
    history,
    occasions,
    lineEvents: (_range, network) => {
      const all = [{ ...OUTAGE, id: 'o2', startedAt: ACCEPTED_AT + 60_000, endedAt: null }, OUTAGE];
      return network === undefined ? all : all.filter((event) => event.network === network);
    },
    notes: ({ from, to }) => notesBetween(records.database, from, to),
    clock,
    signal: new AbortController().signal,
    version: '1.2.3',
    words: () => ({ texts: textsIn('en'), style: STYLE }),
  });
  const path = (name: string) => join(folder, name);
  return {
    path,
    folder,
    runs,
    database: records.database,
    clock,
    history,
    out,
    write: (format: ExportFormat, range = ALWAYS, networks?: readonly string[]) =>
      out.write(path(`out.${format}`), { range, outcomes: OUTCOMES, format, networks }),
    read: (format: ExportFormat) => readFileSync(path(`out.${format}`), 'utf8'),
  };
}

describe('notes and exclusions', () => {
  it('are in the table: notes on moments with the line after them, the rest with the last one', async () => {
    const { write, read, database, clock, history } = recorded();
    const notes = new NoteStore(database, clock);
    const exclusions = new ExclusionStore({
      database,
      clock,
      rules: () => [],
      verdictsOf: (id) => history.verdicts(id),
    });
    notes.save({ id: 'a', at: 0, runId: SLOW.id, text: 'Storm,\nlights out' });
    notes.save({ id: 'b', at: SLOW.startedAt - 60_000, runId: null, text: 'New\nrouter' });
    notes.save({ id: 'c', at: SLOW.startedAt - 30_000, runId: null, text: '=1+1' });
    notes.save({ id: 'd', at: SLOW.startedAt + 60_000, runId: null, text: 'Call' });
    exclusions.exclude(SLOW.id, 'a backup ran');
    await write('csv');
    const [, first, second] = read('csv').trimEnd().split('\r\n');
    const between = '2026-11-23 15:36:00: New router | 2026-11-23 15:36:30: =1+1';
    expect(first).toMatch(/,2026-11-23T14:37:10\.000Z,a backup ran,"Storm,\nlights out",/);
    expect(first).toContain(`,${between},run-1`);
    expect(second).toMatch(/,,,,2026-11-23 15:38:00: Call,run-2$/);
    await write('json');
    expect(JSON.parse(read('json'))).toMatchObject({
      runs: [
        {
          note: 'Storm,\nlights out',
          exclusion: { reason: 'a backup ran', at: '2026-11-23T14:37:10.000Z' },
        },
        { note: null, exclusion: null },
      ],
      notes: [{ id: 'b', text: 'New\nrouter', at: '2026-11-23T14:36:00.000Z' }, { id: 'c' }, { id: 'd' }],
    });
  });
});

describe('the history as JSON', () => {
  it('holds what happened to the line between the tests, oldest first, as JSON', async () => {
    const { write, read } = recorded();
    await write('json');
    expect(JSON.parse(read('json'))).toMatchObject({
      lineEvents: [
        {
          id: 'o1',
          kind: 'outage',
          place: 'beyond',
          startedAt: '2026-11-23T14:37:07.000Z',
          endedAt: '2026-11-23T14:37:37.000Z',
          isEndObserved: true,
          hasMoved: false,
          network: 'wlan0, 192.168.1.0/24',
          route: { gateway: '192.168.1.1', targets: [{ address: '1.1.1.1:443', answer: 'silent' }] },
        },
        { id: 'o2', endedAt: null },
      ],
    });
  });
  it('holds what happened to the line in the networks that are asked for', async () => {
    const { write, read } = recorded();
    await write('json', ALWAYS, ['eth0, 10.0.0.0/8']);
    expect(JSON.parse(read('json'))).toMatchObject({ lineEvents: [] });
  });
  it('has every run with its figures, what each rule found, and what the server said', async () => {
    const { write, read, path } = recorded();
    expect(await write('json')).toEqual({ kind: 'written', path: path('out.json'), runs: 2 });
    const { runs, ...head } = JSON.parse(read('json')) as {
      readonly runs: readonly Record<string, unknown>[];
    };
    expect(head).toMatchObject({
      form: 'linewatch-history',
      formVersion: 1,
      version: '1.2.3',
      timeZone: 'Europe/Berlin',
      exportedAt: '2026-11-23T14:37:10.000Z',
      occasions: [
        { id: 'digest-1', occasion: { kind: 'digest' }, messages: [{ id: 'm2', state: 'pending' }] },
      ],
    });
    expect(runs.map(({ id }) => id)).toEqual(['run-1', 'run-2']);
    const [slow] = runs;
    expect(slow).toMatchObject({ method: GOOD_METHOD, plannedFor: null, figures: SLOW.figures });
    const limit = (slow?.['rules'] as readonly { readonly id: string }[]).find(
      ({ id }) => id === 'download-limit',
    );
    expect(limit).toMatchObject({
      tells: true,
      reason: 'matched',
      figure: 'download',
      value: 71_400_000,
      limit: 80_000_000,
      finding: '71.4 Mbit/s, below the limit of 80 Mbit/s',
    });
    expect(limit).toHaveProperty('channels.0', {
      channel: 'mail',
      decision: 'told',
      reply: '250 2.0.0 Ok: queued as 4F1',
      words: 'Mail you@example.org: notified on 23 Nov 15:37:07',
    });
    expect(slow?.['messages']).toMatchObject([
      {
        id: 'message-1',
        state: 'sent',
        writtenAt: '2026-11-23T14:37:10.000Z',
        mergedInto: null,
        attempts: [{ finishedAt: '2026-11-23T14:37:07.000Z', outcome: 'accepted', mayHaveArrived: false }],
      },
    ]);
  });
  it('is a whole document where there is nothing to hand out', async () => {
    const { write, read } = recorded();
    expect(await write('json', { from: 0, to: 1 })).toMatchObject({ kind: 'written', runs: 0 });
    expect(JSON.parse(read('json'))).toMatchObject({ runs: [], occasions: [] });
  });
});

describe('the history as a table', () => {
  it('has a line for each run, with units in its head and the ledger in words', async () => {
    const { write, read } = recorded();
    await write('csv');
    const lines = read('csv').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFlocal_time,time_zone,started_at_utc,.*,download_mbit_per_s,/);
    expect(lines[1]).toMatch(
      /^2026-11-23 15:37:00,Europe\/Berlin,2026-11-23T14:37:00.000Z,.*,completed,,,71.4,38.2,11.2,/,
    );
    expect(lines[1]).toContain(
      'Download below 80 Mbit/s: 71.4 Mbit/s, below the limit of 80 Mbit/s; ' +
        'Mail you@example.org: notified on 23 Nov 15:37:07 [250 2.0.0 Ok: queued as 4F1]',
    );
    expect(lines[1]).toMatch(/notified on .*",".*Upload below 30 Mbit\/s: 38.2 Mbit\/s, within/);
    expect(lines[2]).toContain('failed,refused,connect ECONNREFUSED 127.0.0.1:9,,,');
    expect(lines.slice(3)).toEqual(['']);
  });
  it('runs no formula that a network has sent', async () => {
    const { write, read } = recorded({ detail: '=HYPERLINK("x")' });
    await write('csv');
    expect(read('csv')).toContain(`,"'=HYPERLINK(""x"")",`);
  });
  it('keeps a reply of many lines in one, and leaves no other file', async () => {
    const { write, read, folder } = recorded({ reply: '250-one\r\n250 two' });
    await write('csv');
    expect(read('csv')).toContain('[250-one 250 two]');
    expect(readdirSync(folder)).not.toContain('out.csv.part');
  });
});

describe('a long history', () => {
  it('has each run once and in the order of time, also where many began at once, and only the wanted ones', async () => {
    const { runs, out, path } = recorded();
    for (let index = 0; index < 450; index += 1) {
      const facts = { id: `more-${index % 7}-${index}`, startedAt: SLOW.startedAt + 60_000 * (index % 3) };
      const run = index % 5 === 0 ? failedRun(facts) : completedRun(facts);
      runs.record(run, { verdicts: [], memories: {} }, []);
    }
    for (const outcomes of [OUTCOMES, ['failed'] as const]) {
      const count = outcomes === OUTCOMES ? 452 : 91;
      const query = { range: ALWAYS, outcomes };
      expect(await out.write(path('long.json'), { ...query, format: 'json' })).toMatchObject({ runs: count });
      const document = JSON.parse(readFileSync(path('long.json'), 'utf8')) as {
        readonly runs: readonly { readonly id: string; readonly startedAt: string }[];
      };
      const keys = document.runs.map(({ id, startedAt }) => `${startedAt} ${id}`);
      expect(keys).toEqual(keys.toSorted());
      expect(new Set(document.runs.map(({ id }) => id)).size).toBe(count);
      await out.write(path('long.csv'), { ...query, format: 'csv' });
      expect(readFileSync(path('long.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(count + 1);
    }
  });
});

describe('a file that cannot be written', () => {
  it('is said, and what was there stays', async () => {
    const { out, path } = recorded();
    writeFileSync(path('folder'), 'kept');
    const answer = await out.write(join(path('folder'), 'out.csv'), {
      range: ALWAYS,
      outcomes: OUTCOMES,
      format: 'csv',
    });
    expect(answer.kind === 'not-written' && answer.detail).toBe('not a directory');
    expect(readFileSync(path('folder'), 'utf8')).toBe('kept');
  });
});

describe('what happened to the line, by itself', () => {
  it('is a table with network and route', async () => {
    const { out, path, read } = recorded();
    const query = { range: ALWAYS, outcomes: OUTCOMES, of: 'line-events' } as const;
    expect(await out.write(path('out.csv'), { ...query, format: 'csv' })).toMatchObject({
      lineEvents: 2,
      runs: 0,
    });
    const [head = '', first = '', second = '', ...more] = read('csv').trim().split('\r\n');
    expect(head).toContain('kind,place,end_observed,network_changed,network,interface,link,gateway');
    expect(first).toBe(
      '2026-11-23 15:37:07,Europe/Berlin,2026-11-23T14:37:07.000Z,2026-11-23T14:37:37.000Z,30,outage,beyond,true,false,' +
        '"wlan0, 192.168.1.0/24",wlan0,wifi,192.168.1.1,answered,1.1.1.1:443 silent,' +
        'wlan0 (Wi-Fi) was connected. The router 192.168.1.1 answered. No answer beyond it: 1.1.1.1:443.,o1',
    );
    expect(second).toContain(',o2');
    expect(more).toEqual([]);
  });
  it('is a document without tests', async () => {
    const { out, path, read } = recorded();
    const query = { range: ALWAYS, outcomes: OUTCOMES, of: 'line-events', format: 'json' } as const;
    await out.write(path('out.json'), query);
    expect(JSON.parse(read('json'))).toMatchObject({
      runs: [],
      occasions: [],
      lineEvents: [{ id: 'o1' }, { id: 'o2' }],
    });
  });
});
