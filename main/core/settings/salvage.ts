import type { z } from 'zod';
import { cleanForeignText } from '../../../shared/texts/foreign-text';
import {
  DEFAULT_SETTINGS,
  settingsSchema,
  type Settings,
  type SettingsFault,
} from '../../../shared/settings';
import { getChild, Cuts, valueAt, type Path, type Pruned } from './cuts';
import { describeValue } from './gist';

type Issue = z.core.$ZodIssue;

/** A part that was cut, and the fault that it was cut for. */
interface Found {
  readonly path: Path;
  readonly issue: Issue;
  /** Where the fault is, in the whole tree. */
  readonly at: Path;
}

/**
 * A value of the settings file that does not count. Where it is wrong inside of something that cannot be without it
 * (a rule without its condition), the whole of that is left out.
 */
export interface SettingsCut extends SettingsFault {
  /** What of the file does not count: `rules.2`. */
  readonly cut: string;
  /** What stands there in the file, in short and without secrets. */
  readonly found: string;
  /** What counts instead, in short; null where nothing does. */
  readonly taken: string | null;
}

/** After so many rounds whole sections are cut, and after twice as many everything is. None was ever needed. */
const PATIENT_ROUNDS = 20;
const MAX_UNKNOWN = 20;
const MAX_NAME_LENGTH = 120;
/** JSON has no comments; people write them under names like these. */
const REMARK = /^(?:\$|_|\/\/|#|comment$)/;

/**
 * Settings made of a tree of JSON of which any part may be wrong: the smallest parts are left out that make the rest
 * valid. Always ends: every round cuts at least one more part.
 */
export function salvage(raw: unknown): {
  readonly settings: Settings;
  readonly cuts: readonly SettingsCut[];
} {
  const cuts = new Cuts();
  const found: Found[] = [];
  for (let round = 0; ; round += 1) {
    const tree = cuts.prune(raw);
    const parsed = settingsSchema.safeParse(tree.value ?? {});
    if (parsed.success) {
      const known = outermost(found, cuts).map((one) => settingsCut(one, raw, parsed.data, cuts));
      return { settings: parsed.data, cuts: [...known, ...unknownNames(tree, parsed.data)] };
    }
    const before = found.length;
    const cutFor = (issue: Issue): void => {
      for (const path of partsToCut(issue, tree).map((part) => coarse(part, round))) {
        const whole = tree.wholePath(path);
        if (cuts.add(whole)) found.push({ path: whole, issue, at: tree.wholePath(issue.path) });
      }
    };
    const issues = parsed.error.issues.flatMap(findCauses);
    for (const issue of issues) {
      // What is wrong in a list goes first: without it the list may be short enough.
      const inside = faultsInLongList(issue, tree);
      (inside.length > 0 ? inside : [issue]).forEach(cutFor);
    }
    if (found.length === before || round > 2 * PATIENT_ROUNDS)
      return { settings: DEFAULT_SETTINGS, cuts: [] };
  }
}

/** Of a value that may be one of several things, the faults of the one that it seems to be. */
function findCauses(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const candidates = issue.errors.filter(
    (faults) => faults.length > 0 && faults.every(({ path }) => path.length > 0),
  );
  const [nearest] = candidates.toSorted((one, other) => one.length - other.length);
  if (nearest === undefined) return [issue];
  return nearest.flatMap((fault) => findCauses({ ...fault, path: [...issue.path, ...fault.path] }));
}

/** What has to go for one fault: the value; or what surrounds it where the value is missing, for it is needed there. */
function partsToCut(issue: Issue, { value }: Pruned): readonly Path[] {
  const at = issue.path;
  const list = listTooLong(issue, value);
  if (list !== null) return list.beyond.map((index) => [...at, index]);
  let path = at;
  while (path.length > 0 && getChild(valueAt(value, path.slice(0, -1)), path.at(-1) ?? '') === undefined) {
    path = path.slice(0, -1);
  }
  return [path];
}

/** The places of a list that are beyond its limit; null where the fault is another one. */
function listTooLong(issue: Issue, value: unknown): { readonly beyond: readonly number[] } | null {
  const list = valueAt(value, issue.path);
  if (issue.code !== 'too_big' || !Array.isArray(list)) return null;
  const beyond = [...list.keys()].slice(Number(issue.maximum));
  return beyond.length === 0 ? null : { beyond };
}

/** The faults of the entries of a list that is too long, of which the schema says nothing else: portion by portion. */
function faultsInLongList(issue: Issue, { value }: Pruned): readonly Issue[] {
  const list = valueAt(value, issue.path);
  if (listTooLong(issue, value) === null || !Array.isArray(list)) return [];
  const portion = Math.max(1, Number(issue.code === 'too_big' ? issue.maximum : 1));
  const starts = [...list.keys()].filter((index) => index % portion === 0);
  return starts.flatMap((start) => {
    const parsed = settingsSchema.safeParse(withList(value, issue.path, list.slice(start, start + portion)));
    const faults = parsed.success ? [] : parsed.error.issues.flatMap(findCauses);
    return faults.flatMap((fault) => {
      const isInside = issue.path.every((key, depth) => fault.path[depth] === key);
      const [place, ...rest] = fault.path.slice(issue.path.length);
      if (!isInside || typeof place !== 'number') return [];
      return [{ ...fault, path: [...issue.path, place + start, ...rest] }];
    });
  });
}

/** The tree with another list at a path. */
function withList(node: unknown, path: Path, list: readonly unknown[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof node !== 'object' || node === null) return list;
  const changed = withList(getChild(node, key), rest, list);
  if (Array.isArray(node)) return node.map((element: unknown, index) => (index === key ? changed : element));
  return { ...node, [key]: changed };
}

function coarse(path: Path, round: number): Path {
  if (round < PATIENT_ROUNDS) return path;
  return round < 2 * PATIENT_ROUNDS ? path.slice(0, 1) : [];
}

/** A part that was cut as a whole stands for the parts of it that were tried before, and is explained by the first. */
function outermost(found: readonly Found[], cuts: Cuts): readonly Found[] {
  const whole = new Map<string, Found>();
  for (const one of found) {
    const path = cuts.outermost(one.path);
    const key = JSON.stringify(path);
    if (!whole.has(key)) whole.set(key, { ...one, path });
  }
  return [...whole.values()];
}

function settingsCut({ path, issue, at }: Found, raw: unknown, settings: Settings, cuts: Cuts): SettingsCut {
  const name = String(path.findLast((key) => typeof key === 'string') ?? '');
  // Where an entry of a list was, another one may stand now.
  const place = typeof path.at(-1) === 'number' ? null : cuts.prunedPath(path);
  const taken = place === null ? undefined : valueAt(settings, place);
  return {
    path: named(at),
    problem: issue.message,
    cut: named(path),
    found: describeValue(valueAt(raw, path), name),
    taken: taken === undefined ? null : describeValue(taken, name),
  };
}

/** Names that no version up to this one knows: most are typing errors. Their values may be anything, also secrets. */
function unknownNames({ value, wholePath }: Pruned, settings: Settings): readonly SettingsCut[] {
  return pathsOnlyIn(value, settings, [])
    .slice(0, MAX_UNKNOWN)
    .map((path) => named(wholePath(path)))
    .map((path) => ({ path, problem: 'unknown-name', cut: path, found: '', taken: null }));
}

function pathsOnlyIn(written: unknown, known: unknown, path: Path): readonly Path[] {
  if (Array.isArray(written)) {
    return written.flatMap((element, index) =>
      pathsOnlyIn(element, getChild(known, index), [...path, index]),
    );
  }
  if (typeof written !== 'object' || written === null || typeof known !== 'object' || known === null)
    return [];
  return Object.entries(written).flatMap(([name, value]) => {
    if (REMARK.test(name)) return [];
    const here = [...path, name];
    return Object.hasOwn(known, name) ? pathsOnlyIn(value, getChild(known, name), here) : [here];
  });
}

/** Names in the file are a stranger's words. */
function named(path: Path): string {
  return cleanForeignText(path.map(String).join('.'), MAX_NAME_LENGTH);
}
