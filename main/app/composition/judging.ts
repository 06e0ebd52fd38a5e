import { randomUUID } from 'node:crypto';
import type { Language } from '../../../shared/texts/i18n';
import type { Settings } from '../../../shared/settings';
import type { Clock, MonotonicClock } from '../../core/ports';
import type { MailboxChecksDeps } from '../../delivery/mailbox-checks';
import { isRefusal } from '../../files/disk-problem';
import type { RunPlanner } from '../../runs/planner';
import { readCeiling } from '../../storage/runs/ceiling';
import { DeliveryLog } from '../../storage/outbox/delivery-log';
import { MailboxRecord } from '../../storage/outbox/mailbox-record';
import { SqliteOccasionStore } from '../../storage/runs/occasion-store';
import { SqliteTryStore } from '../../storage/runs/try-chain';
import { ProofStore } from '../../storage/outbox/proof-store';
import { channelsToProve } from '../../telling/canary';
import { BlameFinder } from '../../telling/blame-finder';
import { getCircumstances } from '../../telling/circumstances';
import { Evaluator } from '../../telling/evaluator';
import { RunJudge } from '../../telling/judge';
import { LineKnowledge } from '../../telling/line-knowledge';
import { Teller } from '../../telling/teller';
import type { Log } from '../log';
import type { Records } from './records';

export interface JudgingOptions {
  readonly records: Pick<Records, 'database' | 'runs' | 'line' | 'installId'>;
  readonly planner: Pick<RunPlanner, 'bytesWith'>;
  /** The mailbox in which mails arrive, where the user has named one. */
  readonly mailbox: MailboxChecksDeps['mailbox'];
  readonly settings: () => Settings;
  readonly version: string;
  readonly language: () => Language;
  readonly timeZone: () => string;
  /** The network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  readonly clock: Clock & MonotonicClock;
  /** Since the computer last woke, in ms; null where it has not slept since the start of the application. */
  readonly msSinceWake: () => number | null;
  readonly log: Log;
}

/** Builds judging and wording: from an ended run to its verdicts and messages. */
export function buildJudging(options: JudgingOptions) {
  const { records, settings, version, network, timeZone, clock, log } = options;
  const { database, runs } = records;
  const startedMs = clock.monotonicMs();
  const circumstances = (way: object) => getCircumstances({ version, network: network(), settings: way });
  const proofs = new ProofStore({
    database,
    clock,
    circumstances: (channel) => circumstances(settings().channels[channel]),
  });
  const mailbox = new MailboxRecord({
    database,
    clock,
    circumstances: () => (options.mailbox.isKnown ? JSON.stringify(settings().channels.mail) : null),
  });
  const deliveryLog = new DeliveryLog(database, proofs, mailbox, clock);
  const channelStates = () => deliveryLog.channelStates(settings());
  const occasions = new SqliteOccasionStore(database, clock);
  const ceiling = () => readCeiling(database, version);
  const evaluator = new Evaluator({ runs, settings, ceiling, timeZone, log });
  const blame = new BlameFinder({
    runs,
    line: records.line,
    summarise: (of) => evaluator.summarise(of),
    log,
  });
  const judge = new RunJudge({
    runs,
    occasions,
    tries: new SqliteTryStore(database),
    msSinceUp: () => options.msSinceWake() ?? clock.monotonicMs() - startedMs,
    clock,
    timeZone,
    settings,
    bytesThisMonth: (run) => options.planner.bytesWith(run),
    ceiling,
    channelsToProve: () => channelsToProve(channelStates()),
    usedChannels: () => deliveryLog.usedChannels(),
    isRefusal,
    log,
  });
  const teller = new Teller({
    line: new LineKnowledge({ runs, settings, ceiling, timeZone }),
    evaluate: (run) => evaluator.evaluate(run),
    blame: (run) => blame.find(run),
    availability: (range, network) => records.line.availabilityIn(range, network),
    runs,
    settings,
    timeZone,
    log,
    language: options.language,
    installId: records.installId,
    judge: (run) => judge.judge(run),
    ceiling,
    newId: randomUUID,
  });
  return {
    circumstances,
    proofs,
    mailbox,
    deliveryLog,
    channelStates,
    occasions,
    evaluator,
    blame,
    judge,
    teller,
  };
}

export type Judging = ReturnType<typeof buildJudging>;
