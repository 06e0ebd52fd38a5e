import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../shared/settings';
import { pick, seededRandom } from '../../testing/random';
import { readSettings } from './upgrade';
import { valueAt, type Path } from './cuts';

const RULE = {
  ...DEFAULT_SETTINGS.rules[0],
  condition: {
    kind: 'figure',
    figure: 'download',
    direction: 'below',
    breaches: 2,
    of: 5,
    isConfirmed: true,
    against: { kind: 'usual', ratio: 0.7 },
  },
  channels: ['mail', 'ntfy', 'desktop'],
  repeat: { kind: 'every-hours', hours: 6 },
};

/** Settings in which nothing stands at its default that can stand elsewhere, and every list has three entries. */
const FULL: Settings = settingsSchema.parse({
  ...DEFAULT_SETTINGS,
  language: 'zh-CN',
  theme: 'dark',
  startAtLogin: true,
  schedules: ['first', 'second', 'third'].map((id) => ({
    id,
    name: id,
    kind: 'cron',
    cron: '30 2 * * 1-5',
    timeZone: 'Asia/Shanghai',
    pausedUntil: 1_800_000_000_000,
    provider: 'ndt7',
    serverUrl: 'http://a.example/',
    mode: 'full',
    maintenance: [{ weekdays: [0, 1, 6], from: '22:00', to: '06:00' }],
  })),
  plan: { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
  rules: ['first', 'second', 'third'].map((id) => ({ ...RULE, id, name: id })),
  measuring: {
    ...DEFAULT_SETTINGS.measuring,
    automaticOrder: ['nq', 'ndt7', 'ookla'],
    librespeed: {
      ownServers: ['a', 'b', 'c'].map((name) => ({ name, url: `http://${name}.example/` })),
      fixedServerUrl: 'http://a.example/',
    },
  },
  channels: {
    ...DEFAULT_SETTINGS.channels,
    mail: {
      ...DEFAULT_SETTINGS.channels.mail,
      isEnabled: true,
      host: 'smtp.example.org',
      port: 587,
      from: 'me@example.org',
      to: ['a@example.org', 'b@example.org', 'c@example.org'],
    },
  },
});

const STRANGE: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    '',
    ' ',
    'text',
    '\u0000',
    '__proto__',
    [],
    {},
    [[]],
    [null],
    [{}],
  ],
  ...[{ kind: 'unknown' }, { kind: null }, { version: 1 }, ['mail', 'mail'], [1, 'two', { three: 3 }]],
  ...[
    'x'.repeat(5_000),
    Array.from({ length: 300 }, () => ({ id: 'same' })),
    JSON.parse('{"__proto__": 1}') as unknown,
  ],
];

/** Every path of a tree, its root not included. */
function getPaths(tree: unknown, path: Path = []): readonly Path[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const keys: readonly PropertyKey[] = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree);
  return keys.flatMap((key) => [[...path, key], ...getPaths(valueAt(tree, [key]), [...path, key])]);
}
/** Of every list the entry in the middle. Another number of version is another format, and no wrong value. */
const PATHS = getPaths(FULL).filter(
  (path) => path[0] !== 'version' && path.every((key) => typeof key !== 'number' || key === 1),
);

function put(tree: unknown, path: Path, value: unknown): void {
  const parent = valueAt(tree, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) Reflect.set(parent, path.at(-1) ?? '', value);
}

/** Settings without what a wrong value at a path may cost: itself, or the entry of a list that it is in. */
function besides(settings: Settings, path: Path): unknown {
  const entry = path.findIndex((key) => typeof key === 'number');
  const lost = entry === -1 ? path : path.slice(0, entry + 1);
  const copy: unknown = structuredClone(settings);
  const list = valueAt(copy, lost.slice(0, -1));
  if (Array.isArray(list)) list.splice(Number(lost.at(-1)), 1);
  else put(copy, lost, null);
  return copy;
}

function read(tree: unknown): Settings {
  const answer = readSettings(JSON.stringify(tree));
  if (answer.kind !== 'read') throw new Error(answer.kind);
  expect(settingsSchema.parse(answer.settings)).toEqual(answer.settings);
  return answer.settings;
}

describe('a settings file with anything anywhere', () => {
  it('stands as it is without a fault', () => {
    expect(readSettings(JSON.stringify(FULL))).toEqual({ kind: 'read', settings: FULL, faults: [] });
  });

  it.each(STRANGE.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
    'is read, and loses only that, with %s at any path',
    (_name, value) => {
      for (const path of PATHS) {
        const tree: unknown = structuredClone(FULL);
        put(tree, path, value);
        const settings = read(tree);
        const isGone = JSON.stringify(besides(settings, path)) !== JSON.stringify(besides(FULL, path));
        const isLeftOut = JSON.stringify(settings) === JSON.stringify(besides(FULL, path));
        expect([path.join('.'), isGone && !isLeftOut]).toEqual([path.join('.'), false]);
      }
    },
  );

  it('is read with many wrong values at once, and keeps every section that has none', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = seededRandom(seed);
      const tree: unknown = structuredClone(FULL);
      const wrong = Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick(random, PATHS));
      for (const path of wrong) put(tree, path, structuredClone(pick(random, STRANGE)));
      const settings = read(tree);
      const touched = new Set(wrong.map(([section]) => section));
      for (const section of Object.keys(FULL).filter((name) => !touched.has(name))) {
        expect([seed, section, valueAt(settings, [section])]).toEqual([
          seed,
          section,
          valueAt(FULL, [section]),
        ]);
      }
    }
  });

  it('is read where everything is wrong, however much there is', () => {
    const wrong = (depth: number): unknown =>
      depth === 0 ? 'x' : { kind: 'x', rules: [wrong(depth - 1), wrong(depth - 1)], id: depth };
    const tree = {
      ...Object.fromEntries(Object.keys(FULL).map((section) => [section, wrong(8)])),
      version: 2,
    };
    expect(read(tree)).toEqual(DEFAULT_SETTINGS);
    const rules = Array.from({ length: 20_000 }, (_, index) => ({
      id: `R${index}`,
      condition: { kind: 'x' },
    }));
    expect(read({ rules, language: 'zh-CN' })).toMatchObject({ language: 'zh-CN', rules: [] });
  });
});
