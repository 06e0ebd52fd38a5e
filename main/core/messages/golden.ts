import { DAY_MS } from '../../../shared/durations';
import { rulesSchema } from '../../../shared/rules/rules';
import { ABSENT_FIGURES, type EndedRun, type Figures, type Method } from '../../../shared/run';
import type { OccasionDetail } from '../../../shared/rules/verdict';

const AT = Date.UTC(2026, 0, 5, 7, 30);

/** A full set of figures of a line of 100 Mbit/s. */
export const GOLDEN_FIGURES: Figures = {
  downloadBitsPerSecond: 94_100_000,
  uploadBitsPerSecond: 38_200_000,
  latencyMs: 11.2,
  latencyMinMs: 10.4,
  latencyP95Ms: 13.9,
  jitterMs: 0.8,
  loadedLatencyDownloadMs: 49.5,
  loadedLatencyUploadMs: 38.1,
  loadedLatencyDownloadP95Ms: 61.2,
  loadedLatencyUploadP95Ms: 47.3,
  downloadPeakBitsPerSecond: 95_000_000,
  uploadPeakBitsPerSecond: 38_900_000,
  rpm: 1_212,
  packetLossRatio: 0.001,
  downloadBytes: 12_300_000,
  uploadBytes: 5_100_000,
  downloadSeconds: 1.1,
  uploadSeconds: 1.2,
};
/** The network in which most golden runs were made. */
export const GOLDEN_HOME = 'wlan0, 192.168.1.0/24';

const METHOD: Method = {
  mode: 'quick',
  passedOver: [{ provider: 'cloudflare', reason: 'refused-by-provider', detail: '403' }],
  download: { confidence: 'high', relativeHalfWidth: 0.012, streams: 4, hasLatencySettled: true },
  upload: { confidence: 'low', relativeHalfWidth: 0.2, streams: 3, hasLatencySettled: true },
  rpmKind: 'foreign',
  packetLossSource: 'udp-echo',
  droppedSamples: 2,
  doubts: [],
  missing: [],
  connection: { localAddress: '192.168.1.17', ipVersion: 4, proxy: null },
  network: GOLDEN_HOME,
};
const HEAD = {
  trigger: 'schedule',
  startedAt: AT,
  slotAt: AT,
  finishedAt: AT + 6_000,
  provider: 'librespeed',
  server: { name: 'Frankfurt <a&b> 法兰克福', url: 'https://speed.example.org/' },
} as const;

/** Runs of every kind, with characters that layouts often get wrong. All templates are tested with them. */
export const GOLDEN_RUNS: readonly EndedRun[] = [
  { ...HEAD, id: 'golden-full', outcome: 'completed', figures: GOLDEN_FIGURES, method: METHOD },
  { ...HEAD, id: 'golden-bare', outcome: 'completed', figures: ABSENT_FIGURES, method: null, server: null },
  {
    ...HEAD,
    id: 'golden-slow',
    outcome: 'completed',
    // Another network, so that the golden digest is one of several.
    method: { ...METHOD, network: 'A <b>phone</b> & "热点"' },
    figures: { ...GOLDEN_FIGURES, downloadBitsPerSecond: 900, latencyMs: 2_400 },
  },
  {
    ...HEAD,
    id: 'golden-failed',
    outcome: 'failed',
    reason: 'bad-answer',
    figures: null,
    method: null,
    detail: '<html>"\'&\r\n\u0007 …',
  },
  { ...HEAD, id: 'golden-interrupted', outcome: 'interrupted' },
  { ...HEAD, id: 'golden-missed', outcome: 'missed', reason: 'asleep', slots: 1 },
  { ...HEAD, id: 'golden-skipped', outcome: 'skipped', reason: 'on-battery' },
];

const GOLDEN_CAMPAIGN = { country: 'de', day: 2, days: 3, network: 'eth0, <10.0.0.0/24>' } as const;

/** Occasions of every kind. */
export const GOLDEN_OCCASIONS: readonly OccasionDetail[] = [
  { kind: 'silence', lastRunAt: AT - 2 * DAY_MS },
  {
    kind: 'channel-failing',
    channel: 'mail',
    since: AT - 5_400_000,
    waiting: 3,
    reply: '<b>421</b> & "busy"',
  },
  { kind: 'digest', from: AT - 7 * DAY_MS, to: AT + DAY_MS },
  {
    kind: 'storage',
    event: {
      kind: 'settings-partly-read',
      path: '/home/<you>/settings.json',
      kept: null,
      cutCount: 1,
      cuts: [{ path: 'rules.0.id', cut: 'rules.0', found: '{"id":"<b>"}', taken: null }],
    },
  },
  {
    kind: 'storage',
    event: {
      kind: 'database-restored',
      path: '/data/linewatch.db',
      kept: '/data/linewatch.db.damaged-1',
      runs: 20,
      runsBefore: 21,
      newestAt: AT,
    },
  },
  {
    kind: 'outage',
    startedAt: AT - 600_000,
    endedAt: AT - 60_000,
    place: 'beyond',
    isEndObserved: true,
    network: GOLDEN_HOME,
    route: {
      interfaceName: 'wlan0',
      linkKind: 'wifi',
      isConnected: true,
      gateway: '192.168.1.1',
      gatewayAnswer: 'answered',
      targets: [
        { address: '1.1.1.1:443', answer: 'silent' },
        { address: '9.9.9.9:443', answer: 'silent' },
      ],
    },
  },
  { kind: 'outage', startedAt: AT - 600_000, endedAt: null, place: 'gateway', isEndObserved: true },
  { kind: 'outage-count', outages: 3, downMs: 600_000 },
  { kind: 'line', figure: 'packet-loss', value: 0.12, minutes: 10 },
  { kind: 'line', figure: 'latency', value: 240, minutes: 10 },
  { kind: 'recording', state: { kind: 'failing', problem: 'full', since: AT, folder: '/data' } },
  { kind: 'recording', state: { kind: 'fine' } },
  { kind: 'campaign', event: 'coming', at: AT + 3_600_000, ...GOLDEN_CAMPAIGN },
  { kind: 'campaign', event: 'other-network', ...GOLDEN_CAMPAIGN },
  { kind: 'campaign', event: 'not-counted', problem: 'no-cable', ...GOLDEN_CAMPAIGN },
  { kind: 'campaign', event: 'complete', ...GOLDEN_CAMPAIGN },
];

const figure = (id: string, direction: string, against: object, more: object = {}): unknown => ({
  id,
  repeat: { kind: 'every-time' },
  condition: { kind: 'figure', figure: id, direction, against, ...more },
});

/** Rules that match golden runs and occasions. */
export const GOLDEN_RULES = rulesSchema.parse([
  { id: 'every', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' }, name: 'A “name” <&>' },
  { id: 'ended', condition: { kind: 'run-ended', outcomes: ['failed', 'interrupted', 'missed', 'skipped'] } },
  figure('download', 'below', { kind: 'expected', ratio: 0.8 }),
  figure('latency', 'above', { kind: 'value', value: 50 }),
  figure('packet-loss', 'above', { kind: 'usual', ratio: 2 }),
  figure('grade', 'above', { kind: 'value', value: 0 }),
  { id: 'silence', condition: { kind: 'silence', hours: 24 } },
  { id: 'channel-failing', condition: { kind: 'channel-failing', minutes: 60 } },
  { id: 'digest', condition: { kind: 'digest', every: 'week' } },
  { id: 'storage', condition: { kind: 'storage' } },
  { id: 'campaign', condition: { kind: 'campaign' }, repeat: { kind: 'every-time' } },
  { id: 'outage', condition: { kind: 'outage', seconds: 60 } },
  { id: 'outage-count', condition: { kind: 'outage-count', outages: 3 } },
  { id: 'line', condition: { kind: 'line', figure: 'packet-loss', value: 0.1, minutes: 10 } },
]);
