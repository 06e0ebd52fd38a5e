import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS, TOLD_CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import { rulesSchema, type Rule } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { TRIGGERS, type Trigger } from '../../../shared/trigger';
import type { Settings } from '../../../shared/settings';
import { ALL_TOLD, judgeAfresh } from '../../testing/messages';
import { bareRun, RUN_OF, runWith } from '../../testing/runs';

const RULES: Readonly<Record<string, unknown>> = {
  every: { kind: 'every-result' },
  ended: { kind: 'run-ended', outcomes: ['failed', 'interrupted', 'missed', 'skipped'] },
  slow: {
    kind: 'figure',
    figure: 'download',
    direction: 'below',
    against: { kind: 'value', value: 80_000_000 },
  },
  canary: { kind: 'canary' },
};

/** What each rule says of each state: T tells, - does not match, . does not speak of it, ? cannot be judged. */
// prettier-ignore
const TRUTH: readonly [state: string, run: EndedRun, every: string, ended: string, slow: string, canary: string][] = [
  ['completed, good',      runWith({}),                                    'T', '-', '-', '.'],
  ['completed, bad',       runWith({ downloadBitsPerSecond: 79_999_999 }), 'T', '-', 'T', '.'],
  ['completed, at the limit', runWith({ downloadBitsPerSecond: 80_000_000 }), 'T', '-', '-', '.'],
  ['completed, not judged', bareRun(),                                     'T', '-', '?', '.'],
  ['failed',               RUN_OF.failed,                                  'T', 'T', '.', '.'],
  ['interrupted',          RUN_OF.interrupted,                             'T', 'T', '.', '.'],
  ['cancelled',            RUN_OF.cancelled,                               '.', '.', '.', '.'],
  ['skipped',              RUN_OF.skipped,                                 '.', 'T', '.', '.'],
  ['missed',               RUN_OF.missed,                                  '.', 'T', '.', '.'],
];

/** Rules can name the canary among all triggers: it is reported whatever its outcome. */
const TOLD_CANARIES = [
  'completed, good',
  'completed, bad',
  'completed, at the limit',
  'completed, not judged',
  'failed',
  'interrupted',
];

const REASONS = { T: 'matched', '-': 'not-matched', '.': 'not-applicable', '?': 'figure-absent' } as const;

function expected(state: string, cells: readonly string[], trigger: Trigger): readonly string[] {
  const [every = '', ended = '', slow = '', canary = ''] = cells;
  const proof = trigger === 'canary' && TOLD_CANARIES.includes(state) ? 'T' : canary;
  return [every, ended, slow, proof].map((cell) => REASONS[cell as keyof typeof REASONS]);
}

function settingsWith(isRuleOn: boolean, channels: Rule['channels'], isChannelOn: boolean): Settings {
  const rules = rulesSchema.parse(
    Object.entries(RULES).map(([id, condition]) => ({ id, condition, channels, isEnabled: isRuleOn })),
  );
  const on = Object.fromEntries(
    CHANNEL_KINDS.map((kind) => [kind, { ...ALL_TOLD.channels[kind], isEnabled: isChannelOn }]),
  ) as Settings['channels'];
  return { ...ALL_TOLD, rules, channels: on };
}

const getDecisions = (run: EndedRun, settings: Settings, channel: ChannelKind) =>
  judgeAfresh(run, settings).verdicts.map(({ channels }) => channels[channel]);

describe.each(TRIGGERS)('a run by %s', (trigger) => {
  it.each(TRUTH)('that is %s is judged the same with every other trigger', (state, run, ...cells) => {
    const { verdicts } = judgeAfresh({ ...run, trigger }, settingsWith(true, 'all', true));
    expect(verdicts.map(({ reason }) => reason)).toEqual(expected(state, cells, trigger));
  });

  it.each(TRUTH)('that is %s notifies nobody by rules that are switched off', (_state, run) => {
    const settings = settingsWith(false, 'all', true);
    const { verdicts } = judgeAfresh({ ...run, trigger }, settings);
    expect(new Set(verdicts.map(({ reason }) => reason))).toEqual(new Set(['rule-off']));
    for (const channel of CHANNEL_KINDS) {
      expect(new Set(getDecisions({ ...run, trigger }, settings, channel))).toEqual(new Set(['not-matched']));
    }
  });

  it.each(TRUTH)('that is %s notifies exactly the channels of its rule', (state, run, ...cells) => {
    const matched = expected(state, cells, trigger).map((reason) => reason === 'matched');
    for (const channel of TOLD_CHANNEL_KINDS) {
      const named = getDecisions({ ...run, trigger }, settingsWith(true, [channel], true), channel);
      expect(named).toEqual(matched.map((isMatched) => (isMatched ? 'told' : 'not-matched')));
      const others = getDecisions({ ...run, trigger }, settingsWith(true, [], true), channel);
      expect(others).toEqual(matched.map((isMatched) => (isMatched ? 'rule-off' : 'not-matched')));
      const off = getDecisions({ ...run, trigger }, settingsWith(true, [channel], false), channel);
      expect(off).toEqual(matched.map((isMatched) => (isMatched ? 'channel-off' : 'not-matched')));
    }
  });
});

describe('a rule', () => {
  it('for all channels does not include Ping, which gets a heartbeat instead', () => {
    const told = CHANNEL_KINDS.filter(
      (channel) => getDecisions(runWith({}), settingsWith(true, 'all', true), channel)[0] === 'told',
    );
    expect(told).toEqual(CHANNEL_KINDS.filter((kind) => kind !== 'ping'));
  });

  it('for all channels names a channel that was switched off, and omits one that was never used', () => {
    const settings = settingsWith(true, 'all', true);
    const off = {
      ...settings.channels,
      mail: { ...settings.channels.mail, isEnabled: false },
      ntfy: { ...settings.channels.ntfy, isEnabled: false },
    };
    const { verdicts } = judgeAfresh(
      runWith({}),
      { ...settings, channels: off },
      { usedChannels: ['mail', 'desktop'] },
    );
    const every = verdicts.find(({ rule }) => rule.id === 'every');
    expect(every?.channels).toMatchObject({ mail: 'channel-off', ntfy: 'rule-off', desktop: 'told' });
  });

  it('for the canary notifies only the channels without a proof, and gives the reason for the others', () => {
    const settings = settingsWith(true, 'all', true);
    const run = { ...runWith({}), trigger: 'canary' } as const;
    const { verdicts } = judgeAfresh(run, settings, { channelsToProve: () => ['ntfy'] });
    const proof = verdicts.find(({ rule }) => rule.id === 'canary');
    expect(CHANNEL_KINDS.filter((kind) => proof?.channels[kind] === 'told')).toEqual(['ntfy']);
    expect(proof?.channels).toMatchObject({ mail: 'proven', desktop: 'proven', ping: 'rule-off' });
    const every = verdicts.find(({ rule }) => rule.id === 'every');
    expect(every?.channels).toMatchObject({ mail: 'told', ntfy: 'told' });
  });
});
