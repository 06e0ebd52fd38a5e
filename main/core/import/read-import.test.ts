import { describe, expect, it } from 'vitest';
import { ImportReader, type ImportItem } from './read-import';

const NOW = Date.parse('2026-11-23T14:37:10Z');

/** What a file holds, read in pieces of so many characters. */
function read(text: string, pieceLength = text.length): readonly ImportItem[] {
  const reader = new ImportReader(NOW);
  const items: ImportItem[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    items.push(...reader.feed(text.slice(at, at + pieceLength)));
  return [...items, ...reader.end()];
}

const runsOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === 'run' ? [item.run] : []));
const faultsOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === 'fault' ? [[item.line, item.fault]] : []));

const TRACKER_HEAD =
  'ID,Service,Status,Scheduled,Healthy,"Created at","Updated at",Comments,Isp,"Ping low","Ping jitter","Ping latency","Server id","Server host","Server name","Server port","Server location","Upload bytes","Upload elapsed","Upload latency iqm","Upload bandwidth","Download bytes","Download elapsed","Download latency iqm","Download bandwidth",Timestamp,PacketLoss';
const TRACKER_LINE =
  '7,Ookla,Completed,Yes,Yes,"2025-12-24 06:00:02","2025-12-24 06:00:31","slow, ""again""",Telekom,17.841,1.878,19.133,1234,speed.example.org,Speedtest,8080,"New York, NY",124297377,9628,341.111,5000000,230789788,14301,104.125,11562500,2025-12-24T06:00:28Z,1.5';

describe('the table of Speedtest Tracker', () => {
  it('gives every figure in its unit', () => {
    const [run] = runsOf(read(`${TRACKER_HEAD}\n${TRACKER_LINE}\n`));
    expect(run).toMatchObject({
      id: '',
      importedFrom: 'speedtest-tracker',
      trigger: 'schedule',
      outcome: 'completed',
      provider: 'ookla',
      startedAt: Date.parse('2025-12-24T06:00:02Z'),
      finishedAt: Date.parse('2025-12-24T06:00:28Z'),
      slotAt: null,
      server: { name: 'Speedtest, New York, NY', url: 'https://speed.example.org:8080/' },
      figures: {
        downloadBitsPerSecond: 92_500_000,
        uploadBitsPerSecond: 40_000_000,
        latencyMs: 19.133,
        latencyMinMs: 17.841,
        jitterMs: 1.878,
        loadedLatencyDownloadMs: 104.125,
        loadedLatencyUploadMs: 341.111,
        packetLossRatio: 0.015,
        downloadBytes: 230_789_788,
        uploadBytes: 124_297_377,
        downloadSeconds: 14.301,
        uploadSeconds: 9.628,
        rpm: null,
      },
      method: { mode: 'full', network: null, packetLossSource: 'ookla' },
    });
  });

  it('is read the same after a spreadsheet saved it with semicolons, commas in numbers, dots in dates, and empty lines', () => {
    const text = [
      'ID;Service;Status;Scheduled;Created at;Ping;Download;Upload;Packet loss',
      '',
      '1;Ookla;Abgeschlossen;Yes;24.12.2025 06:00:02;19,133;92.500.000,5;40000000;1,5',
      ';;;;;;;;',
      '2;Ookla;Fehler;No;24.12.2025 07:00;;;;',
    ].join('\r\n');
    const [completed, failed] = runsOf(read(`\uFEFF${text}`));
    expect(completed).toMatchObject({
      outcome: 'completed',
      startedAt: Date.parse('2025-12-24T06:00:02Z'),
      figures: { downloadBitsPerSecond: 92_500_001, uploadBitsPerSecond: 40_000_000, latencyMs: 19.133 },
    });
    expect(failed).toMatchObject({
      outcome: 'failed',
      reason: 'not-stated',
      trigger: 'manual',
      figures: null,
    });
  });

  it('names each line that cannot be imported, and why', () => {
    const line = (service: string, status: string, at: string, ping: string, download: string) =>
      `1,${service},${status},Yes,${at},${ping},${download},40000000`;
    const text = [
      'ID,Service,Status,Scheduled,Created at,Ping,Download,Upload',
      line('Ookla', 'Completed', '2025-12-24 06:00:02', '19', '92500000'),
      line('Faker', 'Completed', '2025-12-24 06:00:02', '19', '92500000'),
      line('Ookla', 'Running', '2025-12-24 06:00:02', '', ''),
      line('Ookla', 'Completed', '12/24/2025 06:00', '19', '92500000'),
      line('Ookla', 'Completed', 'yesterday', '19', '92500000'),
      line('Ookla', 'Completed', '2027-12-24 06:00:02', '19', '92500000'),
      line('Ookla', 'Completed', '2025-11-31 06:00:02', '19', '92500000'),
      line('Ookla', 'Completed', '2025-12-24 06:00:02', '-4', '92500000'),
      line('Ookla', 'Completed', '2025-12-24 06:00:02', '19', 'fast'),
      '2,Ookla,Completed,Yes,2025-12-24 06:00:02,,,',
    ].join('\n');
    expect(faultsOf(read(text))).toEqual([
      [3, 'unknown-service'],
      [4, 'unfinished'],
      [5, 'ambiguous-time'],
      [6, 'no-time'],
      [7, 'in-the-future'],
      [8, 'no-time'],
      [9, 'bad-figure'],
      [10, 'bad-figure'],
      [11, 'no-figures'],
    ]);
  });

  it('tells what lies ahead by the moment, not by the clock of its zone', () => {
    const line = (at: string) => `1,Ookla,Completed,Yes,${at},19,92500000,40000000`;
    const text = [
      'ID,Service,Status,Scheduled,Created at,Ping,Download,Upload',
      line('2026-11-24T10:37:10-05:00'),
      line('2026-11-24T19:37:10+05:30'),
    ].join('\n');
    expect(faultsOf(read(text))).toEqual([[2, 'in-the-future']]);
  });

  it('costs the lines up to the next quotation mark where one is missing', () => {
    const items = read(`${TRACKER_HEAD}\n7,"Ookla\n${TRACKER_LINE}\n${TRACKER_LINE}`);
    expect([faultsOf(items).map(([line]) => line), runsOf(items).length]).toEqual([[2], 1]);
  });
});

const TRACKER_RESULT = {
  id: 7,
  service: 'ookla',
  ping: 19.133,
  download: 11_562_500,
  upload: 5_000_000,
  status: 'completed',
  scheduled: false,
  data: {
    download: { bandwidth: 11_562_500 },
    ping: { latency: 19.133, jitter: 1.9 },
    timestamp: '2025-12-24T06:00:28Z',
  },
  created_at: '2025-12-24 06:00:02',
  updated_at: '2025-12-24 06:00:31',
};

describe('results of the API of Speedtest Tracker', () => {
  it('come as pages, whose throughputs are bytes a second', () => {
    const page = { data: [TRACKER_RESULT], links: { next: null }, meta: { total: 1 } };
    expect(runsOf(read(JSON.stringify(page, null, 2)))).toMatchObject([
      {
        trigger: 'manual',
        figures: { downloadBitsPerSecond: 92_500_000, uploadBitsPerSecond: 40_000_000, jitterMs: 1.9 },
      },
    ]);
  });

  it('say why a test failed', () => {
    const failed = {
      ...TRACKER_RESULT,
      status: 'failed',
      download: null,
      upload: null,
      ping: null,
      data: {
        type: 'log',
        level: 'error',
        message: 'Configuration - Could not retrieve or read configuration',
      },
    };
    expect(runsOf(read(JSON.stringify([failed])))).toMatchObject([
      { outcome: 'failed', reason: 'no-server', detail: failed.data.message, figures: null },
    ]);
  });
});

describe('an export of MySpeed', () => {
  const ROW = {
    id: 3,
    serverId: 5,
    ping: 12,
    download: 93.52,
    upload: 40.1,
    type: 'auto',
    resultId: '0b6f-1',
    time: 21,
    created: '2025-12-24T06:00:02.123Z',
  };
  const FAILED = {
    ...ROW,
    id: 4,
    ping: -1,
    download: -1,
    upload: -1,
    resultId: null,
    error: 'Too many "requests", wait',
  };

  it('has Mbit/s, and -1 where a test failed', () => {
    expect(runsOf(read(JSON.stringify([ROW, FAILED], null, 4)))).toMatchObject([
      {
        importedFrom: 'myspeed',
        outcome: 'completed',
        provider: 'ookla',
        trigger: 'schedule',
        startedAt: Date.parse('2025-12-24T06:00:02.123Z'),
        server: { name: '#5' },
        figures: { downloadBitsPerSecond: 93_520_000, uploadBitsPerSecond: 40_100_000, latencyMs: 12 },
      },
      { outcome: 'failed', figures: null },
    ]);
  });

  it('names its service by what it has of it', () => {
    const services = [
      ROW,
      { ...ROW, resultId: null, serverId: 0 },
      { ...ROW, resultId: null },
      { ...ROW, resultId: null, created: '2023-01-01T00:00:00.000Z' },
    ];
    expect(runsOf(read(JSON.stringify(services))).map(({ provider }) => provider)).toEqual([
      'ookla',
      'cloudflare',
      'librespeed',
      'ookla',
    ]);
  });

  it('is the same as a table, which escapes quotation marks with backslashes', () => {
    const fields = Object.keys(FAILED) as (keyof typeof FAILED)[];
    const lines = [{ ...ROW, error: null }, FAILED].map((row) =>
      fields.map((field) => JSON.stringify(row[field] ?? '')).join(','),
    );
    const table = [`"${fields.join('","')}"`, ...lines].join('\r\n');
    expect(runsOf(read(table))).toEqual(runsOf(read(JSON.stringify([ROW, FAILED]))));
  });
});

describe('lines of Ookla’s program', () => {
  const RESULT = {
    type: 'result',
    timestamp: '2025-12-24T06:00:28Z',
    ping: { jitter: 1.9, latency: 19.1, low: 17.8 },
    download: { bandwidth: 11_562_500, bytes: 100, elapsed: 14_301, latency: { iqm: 104.1 } },
    upload: { bandwidth: 5_000_000, bytes: 50, elapsed: 9_628 },
    server: { id: 1, host: 'speed.example.org', port: 8080, name: 'Example', location: 'Berlin' },
  };

  it('are results and faults; how a test stood is passed over', () => {
    const lines = [
      { type: 'testStart', timestamp: '2025-12-24T06:00:00Z' },
      { type: 'ping', timestamp: '2025-12-24T06:00:01Z', ping: { latency: 19 } },
      RESULT,
      {
        type: 'log',
        timestamp: '2025-12-24T07:00:00Z',
        level: 'error',
        message: 'Cannot open socket: timed out',
      },
    ].map((line) => JSON.stringify(line));
    const items = read(lines.join('\n'));
    expect(faultsOf(items)).toEqual([]);
    expect(runsOf(items)).toMatchObject([
      {
        importedFrom: 'ookla',
        trigger: 'command-line',
        server: { name: 'Example, Berlin' },
        figures: { latencyMs: 19.1 },
      },
      { outcome: 'failed', reason: 'timeout' },
    ]);
  });

  it('may have numbers that are none', () => {
    const text = JSON.stringify({ ...RESULT, packetLoss: 0 }).replace('"packetLoss":0', '"packetLoss":-nan');
    expect(runsOf(read(text))).toMatchObject([{ figures: { packetLossRatio: null } }]);
  });

  it('a broken line costs itself alone: cut, or with a quotation mark or brace that is missing', () => {
    const good = JSON.stringify(RESULT);
    const broken = [good.slice(0, 60), good.slice(0, -1), '{"type":"result","x":"', '{"type":}'];
    for (const text of broken) {
      const items = read([good, text, good, good].join('\n'));
      expect([faultsOf(items), runsOf(items).length]).toEqual([[[2, 'broken']], 3]);
    }
  });

  it('say where the file is cut', () => {
    const items = read(JSON.stringify([RESULT, RESULT], null, 1).slice(0, -60));
    expect([runsOf(items).length, faultsOf(items).length]).toEqual([1, 1]);
  });
});
