import { isIP } from 'node:net';
import { HOUR_MS } from '../../../shared/durations';
import type { MeasureJob } from '../../core/ports';
import type { Failure } from '../../engine/failure';
import { nothingMeasured, type ProviderResult } from '../../engine/provider-result';
import { MOST_BORNE_MS, standstillFailure, whileWatching } from '../../engine/standstill';
import type { Provider } from '../provider';
import { OoklaDisplay } from './display';
import { ooklaFailure } from './failure';
import { OoklaFindings } from './findings';
import { lookForOokla, type OoklaProgram } from './find';

import { runProgram, type ProgramEnd } from './process';
import { OoklaTraffic } from './traffic';

/** A whole test takes about half of it. */
const DEADLINE_MS = 60_000;
/** After "too many requests", which says nothing of how long. */
const REFUSED_HOLD_OFF_MS = HOUR_MS;

/** How the program is found, and how long it may run. */
export interface OoklaDeps {
  readonly look: () => Promise<OoklaProgram>;
  readonly deadlineMs: number;
}

/** Ookla's own program, as the user has installed it. It is only put into a job whose user accepted its licence. */
export const ookla: Provider = ooklaWith({ look: () => lookForOokla(), deadlineMs: DEADLINE_MS });

/** The same with another way to find it, or another deadline. */
export function ooklaWith({ look, deadlineMs }: OoklaDeps): Provider {
  return {
    kind: 'ookla',

    async measure(job, { board, counters, signal }) {
      board.enter('connecting');
      const unfit = unfitConnection(job);
      if (unfit !== null) return nothingMeasured(unfit);
      const program = await look();
      if (signal.aborted) return nothingMeasured(null);
      if (program.kind !== 'ookla') return nothingMeasured(notInstalled(program.kind));
      const display = new OoklaDisplay(board);
      const findings = new OoklaFindings();
      const traffic = new OoklaTraffic(counters);
      const onLine = (line: string): boolean => {
        const message = findings.hear(line);
        if (message !== null) {
          traffic.heard(message);
          display.show(message);
        }
        return findings.isComplete;
      };
      const { path } = program;
      const { homeFolder } = job.ookla;
      const { result: end, standstillMs } = await whileWatching(() =>
        runProgram({ path, parameters: getParameters(job), homeFolder, deadlineMs, signal, onLine }),
      );
      traffic.stop();
      // Whether the program stood still as well, nobody knows: its figures cannot be trusted.
      if (standstillMs >= MOST_BORNE_MS && !signal.aborted) {
        return nothingMeasured(standstillFailure(standstillMs));
      }
      if (end.kind === 'cancelled') return nothingMeasured(null);
      const { parts } = findings;
      const { doubts, surroundings } = traffic.findBeside(parts);
      return {
        ...settled(findings, end, display),
        doubts,
        surroundings: { ...surroundings, ...(parts.isp !== undefined && { internetProvider: parts.isp }) },
      };
    },
  };
}

/**
 * Settles every part that was measured. Both throughputs are needed for a test that is complete; one that is missing fails
 * it, with the reason, and the other parts stay.
 */
function settled(
  findings: OoklaFindings,
  end: Exclude<ProgramEnd, { kind: 'cancelled' }>,
  display: OoklaDisplay,
): ProviderResult {
  const { parts, fault } = findings;
  const missing = (['download', 'upload'] as const).filter((part) => parts[part] === undefined);
  const [first] = missing;
  if (first === undefined || end.kind === 'finished') return display.settle(parts);
  const failure = toFailure(end, fault, missing.length === 1 ? first : 'result');
  const isRefused = failure.reason === 'refused-by-provider';
  const holdOffMs = isRefused ? REFUSED_HOLD_OFF_MS : null;
  if (missing.length > 1 && parts.ping.latency === undefined)
    return { ...nothingMeasured(failure), holdOffMs };
  const { reason, detail } = failure;
  return {
    ...display.settle(parts),
    failure,
    holdOffMs,
    missing: missing.map((part) => ({ part, reason, detail })),
  };
}

/** The program can be given an address to start from, and so an IP version; a version alone it cannot be told. */
function unfitConnection({ connection: { ipVersion, localAddress } }: MeasureJob): Failure | null {
  const wanted = { any: 0, ipv4: 4, ipv6: 6 }[ipVersion];
  const fits = wanted === 0 || (localAddress !== null && isIP(localAddress) === wanted);
  if (fits) return null;
  const detail = `the speedtest program cannot be told to use ${ipVersion === 'ipv4' ? 'IPv4' : 'IPv6'} without a local address of it`;
  return { reason: 'no-server', detail };
}

function getParameters({ ookla: { serverId }, connection: { localAddress } }: MeasureJob): string[] {
  return [
    '--accept-license',
    '--accept-gdpr',
    '--format=jsonl',
    '--progress=yes',
    ...(serverId === null ? [] : [`--server-id=${serverId}`]),
    ...(localAddress === null ? [] : [`--ip=${localAddress}`]),
  ];
}

function notInstalled(kind: Exclude<OoklaProgram['kind'], 'ookla'>): Failure {
  const detail =
    kind === 'absent'
      ? 'no program named speedtest was found'
      : 'the speedtest that was found is not the one of Ookla, but speedtest-cli';
  return { reason: 'not-installed', detail };
}

function toFailure(
  end: Exclude<ProgramEnd, { kind: 'cancelled' | 'finished' }>,
  fault: string | null,
  missing: 'download' | 'upload' | 'result',
): Failure {
  switch (end.kind) {
    case 'too-long':
      return { reason: 'timeout', detail: 'the speedtest program did not end in time' };
    case 'too-much':
      return { reason: 'bad-answer', detail: 'the speedtest program writes without end' };
    case 'not-started':
      return { reason: 'not-installed', detail: `the speedtest program could not be started: ${end.detail}` };
    case 'killed':
      return ooklaFailure(fault, `ended by ${end.by}`, missing);
    case 'exited':
      return ooklaFailure(fault, `exit code ${String(end.code)}`, missing);
  }
}
