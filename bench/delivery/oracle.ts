import type { ChannelKind } from '../../shared/channels';
import type { OutboxEntry } from '../../shared/messages/message';
import { CHANNEL_KINDS } from '../../shared/channels';
import type { Verdict } from '../../shared/rules/verdict';

/** A run as the records hold it. */
export interface RecordedRun {
  readonly id: string;
  readonly verdicts: readonly Verdict[];
  /** The messages about it and those that they went out in. */
  readonly messages: readonly OutboxEntry[];
}

/** Everything that is known once a case is over. */
export interface Evidence {
  /** Runs that the application said it has recorded. */
  readonly saidIds: readonly string[];
  readonly runs: readonly RecordedRun[];
  /** The Message-ID of every message that a server has, each as often as it arrived. */
  readonly arrivedIds: readonly string[];
  /** Every Message-ID of the outbox. */
  readonly knownIds: ReadonlySet<string>;
}

/** What came of a case. Every message that a run and its rules asked for is in one of the first three. */
export interface Finding {
  readonly runs: number;
  /** Messages that a server has. */
  readonly accepted: number;
  /** Messages that did not arrive, and say why. */
  readonly explained: number;
  /** Messages that are missing without a word, or said to be sent and nowhere to be found. */
  readonly lost: number;
  /** Messages that arrived more than once, always with the same Message-ID. */
  readonly doubled: number;
  /** Messages that neither arrived nor say why, and arrivals that no message accounts for. */
  readonly unexplained: number;
  /** What is wrong, in words. */
  readonly faults: readonly string[];
}

type Fate = 'accepted' | 'explained' | 'lost' | 'unexplained';

/** Holds what arrived against what every rule wanted told of every run. */
export function judgeEvidence({ saidIds, runs, arrivedIds, knownIds }: Evidence): Finding {
  const copies = new Map<string, number>();
  for (const id of arrivedIds) copies.set(id, (copies.get(id) ?? 0) + 1);
  const count = { accepted: 0, explained: 0, lost: 0, unexplained: 0 };
  const faults: string[] = [];
  const note = (fate: Fate, what: string) => {
    count[fate] += 1;
    if (fate === 'lost' || fate === 'unexplained') faults.push(`${fate}: ${what}`);
  };
  const recordedIds = new Set(runs.map(({ id }) => id));
  for (const id of saidIds) if (!recordedIds.has(id)) note('lost', `run ${id} is not in the records`);
  for (const run of runs) {
    if (run.verdicts.length === 0) note('lost', `run ${run.id} was never judged`);
    for (const channel of CHANNEL_KINDS) judgeChannel(run, channel, copies, note);
  }
  for (const id of copies.keys()) if (!knownIds.has(id)) note('unexplained', `nobody wrote ${id}`);
  const doubled = [...copies.values()].filter((times) => times > 1).length;
  return { runs: runs.length, ...count, doubled, faults };
}

function judgeChannel(
  { id, verdicts, messages }: RecordedRun,
  channel: ChannelKind,
  copies: ReadonlyMap<string, number>,
  note: (fate: Fate, what: string) => void,
): void {
  const telling = verdicts.filter(({ channels }) => ['told', 'held'].includes(channels[channel]));
  const own = messages.filter(
    (entry) => entry.runId === id && entry.kind === 'run' && entry.channel === channel,
  );
  if (telling.length === 0) {
    for (const { messageId } of own) note('unexplained', `no rule wanted ${messageId}`);
    return;
  }
  if (own.length === 0) note('lost', `run ${id} has no message for ${channel}`);
  for (const entry of own) {
    const named = new Set(entry.message.data?.rules.map((rule) => rule.id));
    const silent = telling.filter(({ rule }) => !named.has(rule.id));
    for (const { rule } of silent) note('lost', `${entry.messageId} does not name the rule ${rule.id}`);
    if (silent.length === 0) note(findFate(entry, messages, copies), `${entry.messageId} is ${entry.state}`);
  }
}

/** What became of a message, by itself or as a part of another one. */
function findFate(
  entry: OutboxEntry,
  messages: readonly OutboxEntry[],
  copies: ReadonlyMap<string, number>,
): Fate {
  const carrier = entry.state === 'merged' ? messages.find(({ id }) => id === entry.mergedInto) : entry;
  if (carrier === undefined) return 'lost';
  const isListed = ({ at, title }: { readonly at: number; readonly title: string }) =>
    at === entry.createdAt && title === entry.message.title;
  if (carrier !== entry && !carrier.message.items.some(isListed)) return 'lost';
  if (copies.has(carrier.messageId)) return 'accepted';
  if (carrier.state === 'sent') return 'lost';
  const hasReason = carrier.attempts.some(({ problem }) => problem !== null) || carrier.heldUntil !== null;
  return hasReason ? 'explained' : 'unexplained';
}
