export type Json = Readonly<Record<string, unknown>>;

/** What stands for each of the five fixed rules of version 1, where it was not left out. */
const FIGURES = [
  { from: 'download-below', figure: 'download', direction: 'below', unit: 'bitsPerSecond' },
  { from: 'upload-below', figure: 'upload', direction: 'below', unit: 'bitsPerSecond' },
  { from: 'latency-above', figure: 'latency', direction: 'above', unit: 'milliseconds' },
] as const;

/** What each rule of version 1 told by default. */
const TOLD_BY_DEFAULT = { 'every-result': false, 'failed-run': true } as const;

/** The rules that came with version 2, as they are in a fresh installation. */
const NEW_RULES: readonly Json[] = [
  { id: 'silence', condition: { kind: 'silence', hours: 24 } },
  { id: 'data-use', condition: { kind: 'data-use', ratio: 0.9 }, tellsRecovery: false },
  { id: 'channel-failing', condition: { kind: 'channel-failing', minutes: 60 } },
  { id: 'canary', condition: { kind: 'canary' }, repeat: { kind: 'every-time' } },
  { id: 'weekly', condition: { kind: 'digest', every: 'week', at: '08:00' }, repeat: { kind: 'every-time' } },
];

/**
 * Version 1 knew five fixed rules, each with a switch for mail and desktop; version 2 has a list. Limits and switches
 * are kept; a limit that was never set becomes the rule of a line that stays slow.
 */
export function rulesAsList(settings: Json): Json {
  // A list is of a newer version already, whatever the number says.
  if (!('rules' in settings) || Array.isArray(settings['rules'])) return settings;
  const rules = toJson(settings['rules']);
  const every = toldBy(rules, 'every-result', TOLD_BY_DEFAULT['every-result']);
  const failed = toldBy(rules, 'failed-run', TOLD_BY_DEFAULT['failed-run']);
  const list = [
    { id: 'every-result', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' }, ...every },
    {
      id: 'failed',
      condition: { kind: 'run-ended', outcomes: ['failed', 'interrupted'] },
      repeat: { kind: 'every-time' },
      ...failed,
    },
    ...FIGURES.flatMap((figure) => figureRule(rules, figure)),
    ...NEW_RULES,
  ];
  return { ...settings, rules: list };
}

function figureRule(
  rules: Json,
  { from, figure, direction, unit }: (typeof FIGURES)[number],
): readonly Json[] {
  const limit = toJson(rules[from])[unit];
  const told = toldBy(rules, from, true);
  if (typeof limit === 'number') {
    const condition = { kind: 'figure', figure, direction, against: { kind: 'value', value: limit } };
    return [{ id: `${figure}-limit`, condition, repeat: { kind: 'every-time' }, ...told }];
  }
  if (figure === 'latency') return [];
  const against = { kind: 'expected', ratio: 0.8 };
  const condition = { kind: 'figure', figure, direction, against, breaches: 3, of: 5 };
  return [{ id: `slow-${figure}`, condition, ...told }];
}

/** Both switches on is what `all` means; both off is a rule that is off. */
function toldBy(rules: Json, name: string, byDefault: boolean): Json {
  const { mail = byDefault, desktop = byDefault } = toJson(rules[name]);
  if (mail === true && desktop === true) return {};
  const channels = [...(mail === true ? ['mail'] : []), ...(desktop === true ? ['desktop'] : [])];
  return channels.length === 0 ? { isEnabled: false } : { channels };
}

function toJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
