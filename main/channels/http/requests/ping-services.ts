/** The content of a heartbeat. */
export interface Heartbeat {
  readonly hasFailed: boolean;
  /** One line. */
  readonly title: string;
  /** The whole message. */
  readonly text: string;
  /** Idle latency of the run in ms; null if it was not measured. */
  readonly latencyMs: number | null;
}

/** A monitoring service and its form of a heartbeat. */
interface PingService {
  /** Whether a URL belongs to this service. */
  readonly isAt: (address: URL) => boolean;
  /** The URL with the content of the heartbeat; the body if the service accepts one, null for a GET. */
  readonly ask: (address: URL, heartbeat: Heartbeat) => { readonly url: URL; readonly body: string | null };
}

/** Maximum text in a URL, in UTF-16 units. */
const MAX_QUERY_TEXT = 200;

/**
 * Uptime Kuma, push monitor: `/api/push/<token>?status=up|down&msg=…&ping=<ms>`.
 * https://github.com/louislam/uptime-kuma/wiki/Internal-API
 */
const uptimeKuma: PingService = {
  isAt: ({ pathname }) => /\/api\/push\/[^/]+\/?$/.test(pathname),
  ask: (address, { hasFailed, title, latencyMs }) => ({
    url: withQuery(address, {
      status: hasFailed ? 'down' : 'up',
      msg: title,
      ping: latencyMs === null ? '' : String(latencyMs),
    }),
    body: null,
  }),
};

/** Cronitor: `?state=complete|fail&message=…`; https://cronitor.io/docs/telemetry-api */
const cronitor: PingService = {
  isAt: ({ hostname }) => /(?:^|\.)cronitor\.(?:link|io)$/i.test(hostname),
  ask: (address, { hasFailed, title }) => ({
    url: withQuery(address, { state: hasFailed ? 'fail' : 'complete', message: title }),
    body: null,
  }),
};

/** Dead Man's Snitch: `?s=<exit status>&m=…`; https://deadmanssnitch.com/docs */
const snitch: PingService = {
  isAt: ({ hostname }) => /(?:^|\.)nosnch\.in$/i.test(hostname),
  ask: (address, { hasFailed, title }) => ({
    url: withQuery(address, { s: hasFailed ? '1' : '0', m: title }),
    body: null,
  }),
};

/**
 * Healthchecks, hosted or self-hosted, and compatible services such as Better Stack: a POST with text, to
 * `<address>/fail` for a failure. https://healthchecks.io/docs/http_api/,
 * https://betterstack.com/docs/uptime/cron-and-heartbeat-monitor/
 */
const healthchecks: PingService = {
  isAt: () => true,
  ask: (address, { hasFailed, text }) => {
    const url = new URL(address);
    if (hasFailed) url.pathname = `${url.pathname.replace(/\/+$/, '')}/fail`;
    return { url, body: text };
  },
};

const SERVICES = { uptimeKuma, cronitor, snitch, healthchecks } as const;

/** The service of a URL; Healthchecks, the common form, if it is unknown. */
export function pingServiceAt(address: URL): PingService {
  return Object.values(SERVICES).find((service) => service.isAt(address)) ?? healthchecks;
}

/** Sets query parameters of a URL, replacing those that the user pasted with it. */
function withQuery(address: URL, values: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, oneLine(value));
  return url;
}

function oneLine(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, MAX_QUERY_TEXT).join('');
}
