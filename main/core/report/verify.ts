import { z } from 'zod';
import { REPORT_FORM, REPORT_FORM_VERSION, type ReportSummary } from '../../../shared/report/report';
import {
  isSealed,
  type ReportChain,
  type ReportEntry,
  type ReportFile,
} from '../../../shared/report/report-file';
import { MOST_FINDINGS, type Finding, type Verification } from '../../../shared/report/verification';
import { canonicalJson, type Json } from '../chain/canonical-json';
import { ENTRY_KINDS, entryText, FIRST_LINK, linkText, recordText } from '../chain/entry';
import { composeReport } from './compose';
import { isMissing } from './missing';
import { hasRepeatedNames } from './repeated-names';
import { toSource } from './to-source';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.int().min(1);
/** As it is written, and so of a bounded length; years of a clock that is far off have six digits. */
const time = z
  .string()
  .regex(/^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const head = {
  number: place,
  at: time,
  kind: z.string(),
  subject: z.string(),
  from: time,
  to: time.optional(),
  network: z.string().optional(),
  latest: time,
  digest: hash,
};
/** Strict, and the record as it is read: a member that were dropped here would not be looked at. */
const sealed = z.strictObject({
  ...head,
  record: z.unknown(),
  salt: z.string().regex(/^[0-9a-f]{24}$/),
  hash,
});
const other = z.strictObject({ ...head, recordHash: hash });
const throughput = z.number().nullable();
const planFigure = z.object({ download: throughput, upload: throughput });
const fileSchema = z.object({
  form: z.literal(REPORT_FORM),
  formVersion: z.number(),
  version: z.string(),
  madeAt: z.string(),
  timeZone: z.string(),
  subject: z.object({ from: time, to: time, network: z.string().nullable() }),
  plan: z.object({
    figures: z.object({ maximum: planFigure, normal: planFigure, minimum: planFigure }),
    networks: z.array(z.string()).nullable(),
  }),
  watchedSeconds: z.number(),
  changedRecords: z.number(),
  summary: z.record(z.string(), z.json()),
  chain: z.object({
    previousHash: hash,
    entries: z.array(z.union([sealed, other])),
    head: z.object({ number: place, at: time, hash }).nullable(),
  }),
});

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** Undefined where a text is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Null where it is no report. */
function fromJson(json: unknown): ReportFile | null {
  return (fileSchema.safeParse(json).data ?? null) as ReportFile | null;
}

/**
 * Says what was changed in the file of a report since it was made. Whoever makes the whole chain again leaves no trace in the
 * file: that shows by the hash of its newest entry, where somebody has it from before.
 */
export function verifyReport(text: string, sha256: Sha256): Verification {
  const json = readJson(text);
  const file = fromJson(json);
  if (file === null) return { kind: 'no-report' };
  const { chain, formVersion } = file;
  const isOtherForm = formVersion !== REPORT_FORM_VERSION;
  const findings = [
    ...(hasRepeatedNames(text, json) ? [ofWhole('repeated')] : []),
    ...checkOrder(chain),
    ...checkContents(chain, sha256),
    ...checkLinks(chain, sha256),
    ...checkStart(file),
    ...chain.entries.filter(isMissing(chain.entries, file.subject)).map((entry) => ({
      ...finding('removed', entry),
      other: entry.number,
    })),
    ...(isOtherForm ? [] : checkSummary(file)),
  ];
  const numbers = chain.entries.map(({ number }) => number);
  const records = chain.entries.filter(isSealed).length;
  return {
    kind: 'verified',
    findings: findings.slice(0, MOST_FINDINGS),
    sealed: records,
    others: chain.entries.length - records,
    first: numbers[0] ?? 0,
    last: numbers.at(-1) ?? 0,
    head: chain.head,
    isBeforeEnd: chain.head === null || Date.parse(chain.head.at) < Date.parse(file.subject.to),
    madeAt: file.madeAt,
    isOtherForm,
  };
}

/** Numbers go up by one: what is missing was removed, what comes twice was inserted, what stands behind a higher one was moved. */
function checkOrder({ entries }: ReportChain): readonly Finding[] {
  const findings: Finding[] = [];
  const present = new Set(entries.map(({ number }) => number));
  const seen = new Set<number>();
  let highest: number | null = null;
  for (const entry of entries) {
    const { number } = entry;
    if (seen.has(number)) findings.push(finding('inserted', entry));
    else if (highest !== null && number < highest) findings.push(finding('moved', entry, number));
    else if (highest !== null) {
      let missing = highest + 1;
      while (missing < number && present.has(missing)) missing += 1;
      if (missing < number)
        findings.push({ kind: 'removed', number: missing, other: lastMissing(number, present), about: '' });
    }
    seen.add(number);
    highest = Math.max(highest ?? number, number);
  }
  return findings;
}

function lastMissing(before: number, present: ReadonlySet<number>): number {
  let last = before - 1;
  while (present.has(last)) last -= 1;
  return last;
}

/** How far an entry is looked for at another number, where others were put in or taken out before it. */
const SHIFTED_BY_MOST = 5;

function checkContents({ entries }: ReportChain, sha256: Sha256): readonly Finding[] {
  return entries.flatMap((entry) => {
    const recordHash = isSealed(entry)
      ? sha256(recordText(entry.record as Json, entry.salt))
      : entry.recordHash;
    const isOf = (number: number) => sha256(entryText({ ...entry, number }, recordHash)) === entry.digest;
    if (isOf(entry.number)) return [];
    for (let by = 1; by <= SHIFTED_BY_MOST; by += 1) {
      for (const number of [entry.number - by, entry.number + by]) {
        if (isOf(number)) return [finding('moved', entry, number)];
      }
    }
    return [finding('changed', entry)];
  });
}

/**
 * Nothing of the time of a report is before its first entry: that is the first of all, or says that no entry up to it is about
 * that time.
 */
function checkStart({ chain, subject }: ReportFile): readonly Finding[] {
  const first = chain.entries.reduce<ReportEntry | null>(
    (least, entry) => (least === null || entry.number < least.number ? entry : least),
    null,
  );
  if (first === null) return [];
  const isStart =
    first.number === 1
      ? chain.previousHash === FIRST_LINK
      : Date.parse(first.latest) < Date.parse(subject.from);
  return isStart ? [] : [{ ...finding('start', first), about: '' }];
}

/** Each hash follows from the one before; where one does not, the next are looked at from what the file says on. */
function checkLinks(chain: ReportChain, sha256: Sha256): readonly Finding[] {
  const entries = chain.entries.toSorted((one, other) => one.number - other.number);
  const findings: Finding[] = [];
  let before: { readonly number: number; readonly hash: string | null; readonly at: string } | null = null;
  for (const entry of entries) {
    const previous: string | null =
      before === null ? chain.previousHash : before.number + 1 === entry.number ? before.hash : null;
    const follows: string | null = previous === null ? null : sha256(linkText(previous, entry.digest));
    const isBroken = isSealed(entry) && follows !== null && follows !== entry.hash;
    if (isBroken) findings.push(finding('unlinked', entry));
    before = isSealed(entry) ? entry : { number: entry.number, hash: follows, at: entry.at };
  }
  const { head } = chain;
  const isHead =
    head === null
      ? before === null
      : before?.number === head.number &&
        // After a gap of entries without records nothing is known of the hash: the gap has been found.
        (before.hash === null || before.hash === head.hash) &&
        before.at === head.at;
  if (!isHead) findings.push(ofWhole('head'));
  return findings;
}

function checkSummary(file: ReportFile): readonly Finding[] {
  const composed = composeReport(toSource(file)) as unknown as Readonly<Record<keyof ReportSummary, Json>>;
  const said = file.summary as unknown as Readonly<Record<string, Json | undefined>>;
  const changed = Object.entries(composed).filter(([name, part]) => {
    const other = said[name];
    return other === undefined || canonicalJson(part) !== canonicalJson(other);
  });
  const isMore = Object.keys(said).some((name) => !Object.hasOwn(composed, name));
  return [
    ...changed.map(([name]) => ({ ...ofWhole('summary'), about: name })),
    ...(isMore ? [ofWhole('unknown-part')] : []),
  ];
}

/** Something that is wrong with the file, not with one entry of it. */
function ofWhole(kind: Finding['kind']): Finding {
  return { kind, number: null, other: null, about: '' };
}

function finding(kind: Finding['kind'], entry: ReportEntry, other: number | null = null): Finding {
  return { kind, number: entry.number, other, about: aboutEntry(entry) };
}

/** In words that Linewatch writes itself: what stands in the file may be forged, and is not quoted. */
function aboutEntry({ kind, from }: ReportEntry): string {
  const known = ENTRY_KINDS.find((candidate) => candidate === kind);
  return known === undefined ? '' : `${known} ${from}`;
}
