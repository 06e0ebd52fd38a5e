import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/durations';
import type { ProviderKind, ServerRef } from '../../shared/providers';
import type { EndedRun, Figures, Method } from '../../shared/run';
import { GOOD_METHOD } from '../../main/testing/runs';
import { seededRandom } from '../../main/testing/random';

/** A run each five minutes, as the busiest schedule of a person who means it. */
const EVERY_MS = 5 * MINUTE_MS;

export const NETWORKS = ['wlan0, 192.168.1.0/24', 'eth0, 10.20.0.0/16', 'wwan0, 100.64.0.0/10'] as const;
const SERVICES: readonly { readonly provider: ProviderKind; readonly server: ServerRef }[] = [
  ...['Frankfurt', 'Amsterdam', 'Zurich'].map((name) => ({
    provider: 'librespeed' as const,
    server: { name, url: `https://${name.toLowerCase()}.speed.example.org/` },
  })),
  { provider: 'cloudflare', server: { name: 'Cloudflare FRA', url: 'https://speed.example.com/' } },
  { provider: 'ndt7', server: { name: 'mlab1-fra05', url: 'wss://mlab1-fra05.example.net/ndt/v7/download' } },
];

/** An outage of the line, or a night in which the computer slept. */
interface Absence {
  readonly kind: 'outage' | 'asleep';
  readonly until: number;
}

/** In so many nights of a hundred the computer sleeps for a quarter of the day. */
const NIGHTS_ASLEEP = 0.07;
const ASLEEP_MS = 6 * HOUR_MS;

/** Since when such a line is watched that has about so many runs until now. */
const getBegin = (count: number, now: number) =>
  (Math.floor(now / EVERY_MS) - Math.round(count * (1 + (NIGHTS_ASLEEP * ASLEEP_MS) / DAY_MS))) * EVERY_MS;

/**
 * The runs of a line that a person has had for years, about so many, oldest first, the newest just before `now`: dips
 * every evening, outages of minutes to hours, nights asleep, several networks, services and servers.
 */
export function* runsOfLine(count: number, now: number): Generator<EndedRun> {
  const random = seededRandom(7);
  let absence: Absence | null = null;
  let index = 0;
  for (let at = getBegin(count, now); at < now - ASLEEP_MS; at += EVERY_MS) {
    index += 1;
    if (absence !== null && at >= absence.until) absence = null;
    absence ??= absenceAt(at, random);
    if (absence?.kind === 'asleep') {
      // One record stands for the whole night; the next runs follow it.
      const slots = Math.round((absence.until - at) / EVERY_MS);
      yield missed(index, at, slots);
      at = absence.until - EVERY_MS;
      absence = null;
      continue;
    }
    yield runAt(index, at, absence !== null, random);
  }
}

function absenceAt(at: number, random: () => number): Absence | null {
  const hour = (at % DAY_MS) / HOUR_MS;
  const chance = random();
  if (chance < 1 / 3_500) return { kind: 'outage', until: at + (1 + Math.floor(random() * 11)) * EVERY_MS };
  const isBedtime = hour >= 23 && hour < 23 + EVERY_MS / HOUR_MS;
  return isBedtime && chance > 1 - NIGHTS_ASLEEP ? { kind: 'asleep', until: at + ASLEEP_MS } : null;
}

function runAt(index: number, at: number, isDown: boolean, random: () => number): EndedRun {
  const networkIndex = random() < 0.9 ? 0 : random() < 0.7 ? 1 : 2;
  const service = SERVICES[Math.floor(random() ** 3 * SERVICES.length)] ?? SERVICES[0];
  const head = {
    id: getId(index, random),
    trigger: random() < 0.985 ? ('schedule' as const) : ('manual' as const),
    startedAt: at + Math.floor(random() * 2_000),
    slotAt: at,
    provider: service?.provider ?? 'librespeed',
    server: service?.server ?? null,
  };
  const method = methodIn(NETWORKS[networkIndex] ?? NETWORKS[0]);
  if (isDown || random() < 0.004) {
    return {
      ...head,
      outcome: 'failed',
      finishedAt: at + 10_000,
      reason: isDown ? 'offline' : 'timeout',
      detail: isDown ? 'getaddrinfo EAI_AGAIN frankfurt.speed.example.org' : 'no answer within 8 seconds',
      figures: null,
      method: isDown ? null : method,
    };
  }
  const figures = figuresAt(at, networkIndex, random);
  return { ...head, outcome: 'completed', finishedAt: at + 9_000, figures, method };
}

function missed(index: number, at: number, slots: number): EndedRun {
  return {
    id: getId(index, () => 0.5),
    trigger: 'schedule',
    startedAt: at,
    slotAt: at,
    provider: 'librespeed',
    server: null,
    outcome: 'missed',
    finishedAt: at + (slots - 1) * EVERY_MS,
    reason: 'asleep',
    slots,
  };
}

function getId(index: number, random: () => number): string {
  const part = (length: number) =>
    Math.floor(random() * 16 ** Math.min(length, 8))
      .toString(16)
      .padStart(length, '0');
  return `${index.toString(16).padStart(8, '0')}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
}

function figuresAt(at: number, network: number, random: () => number): Figures {
  const hour = (at % DAY_MS) / HOUR_MS;
  const isEvening = hour >= 19 && hour < 22;
  const scale = [1, 0.6, 0.2][network] ?? 1;
  const noise = () => 0.94 + random() * 0.1;
  const down = (isEvening ? 41e6 : 94e6) * scale * noise();
  const up = 38e6 * scale * noise();
  const latency = (isEvening ? 19 : 11) * (0.9 + random() * 0.3);
  return {
    downloadBitsPerSecond: down,
    uploadBitsPerSecond: up,
    latencyMs: latency,
    latencyMinMs: latency * 0.9,
    latencyP95Ms: latency * 1.3,
    jitterMs: random() * 2,
    loadedLatencyDownloadMs: latency * (3 + random()),
    loadedLatencyUploadMs: latency * (4 + random()),
    loadedLatencyDownloadP95Ms: latency * (5 + random()),
    loadedLatencyUploadP95Ms: latency * (6 + random()),
    downloadPeakBitsPerSecond: down * 1.04,
    uploadPeakBitsPerSecond: up * 1.04,
    rpm: Math.round(700 + random() * 900),
    packetLossRatio: random() < 0.9 ? 0 : random() * 0.01,
    downloadBytes: Math.round(down / 6),
    uploadBytes: Math.round(up / 6),
    downloadSeconds: 1.1 + random(),
    uploadSeconds: 1.2 + random(),
  };
}

function methodIn(network: string): Method {
  return { ...GOOD_METHOD, network };
}
