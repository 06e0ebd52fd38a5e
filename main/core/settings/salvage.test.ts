import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { salvage } from './salvage';

const RULE = { id: 'mine', condition: { kind: 'every-result' } };
const getCuts = (raw: object) =>
  salvage(raw).cuts.map(({ path, cut, found, taken }) => ({ path, cut, found, taken }));
const getRules = (rules: unknown) => salvage({ rules }).settings.rules.map(({ id }) => id);

describe('a rule that cannot be read', () => {
  it.each([
    ['of an unknown kind', { id: 'other', condition: { kind: 'moon-phase' } }, 'rules.1.condition.kind'],
    ['without an id', { condition: { kind: 'every-result' } }, 'rules.1.id'],
    ['with an id in capitals', { id: 'Slow', condition: { kind: 'every-result' } }, 'rules.1.id'],
    ['without a condition', { id: 'other' }, 'rules.1.condition'],
    ['that is a text', 'tell me', 'rules.1'],
    ['that is null', null, 'rules.1'],
    [
      'whose condition lacks a part',
      { id: 'other', condition: { kind: 'silence' } },
      'rules.1.condition.hours',
    ],
    ['that is there twice', RULE, 'rules.1'],
  ])('%s is left out and named, and the others stay', (_name, rule, path) => {
    const raw = { rules: [RULE, rule, { ...RULE, id: 'third' }] };
    expect(salvage(raw).settings.rules.map(({ id }) => id)).toEqual(['mine', 'third']);
    expect(getCuts(raw)).toEqual([
      { path, cut: 'rules.1', found: expect.stringContaining('') as string, taken: null },
    ]);
  });

  it('is found beside others, each under the place that it has in the file', () => {
    const rules = [{ id: 'A' }, RULE, { id: 'B' }, { ...RULE, id: 'third', repeat: { kind: 'daily' } }, 5];
    expect(getCuts({ rules })).toEqual([
      { path: 'rules.0.id', cut: 'rules.0', found: '{"id":"A"}', taken: null },
      { path: 'rules.2.id', cut: 'rules.2', found: '{"id":"B"}', taken: null },
      {
        path: 'rules.3.repeat.kind',
        cut: 'rules.3.repeat',
        found: '{"kind":"daily"}',
        taken: '{"kind":"once"}',
      },
      { path: 'rules.4', cut: 'rules.4', found: '5', taken: null },
    ]);
  });

  it('keeps the channels that exist, and does not tell all instead', () => {
    const [rule] = salvage({ rules: [{ ...RULE, channels: ['mail', 'pager'] }] }).settings.rules;
    expect(rule?.channels).toEqual(['mail']);
  });

  it('that is one of too many is left out, the first hundred stay', () => {
    const many = Array.from({ length: 103 }, (_, index) => ({ ...RULE, id: `rule-${index}` }));
    expect(getRules(many)).toHaveLength(100);
    expect(getCuts({ rules: many }).map(({ cut }) => cut)).toEqual(['rules.100', 'rules.101', 'rules.102']);
  });
});

describe('a list that is too long', () => {
  const good = (index: number) => ({ ...RULE, id: `rule-${index}` });

  it('loses what is wrong in it first, and only then what is beyond its limit', () => {
    const rules = Array.from({ length: 105 }, (_, index) => (index % 15 === 0 ? { id: 'A' } : good(index)));
    const valid = [...rules.keys()].filter((index) => index % 15 !== 0).map((index) => `rule-${index}`);
    expect(valid).toHaveLength(98);
    expect(getRules(rules)).toEqual(valid);
    expect(getCuts({ rules }).map(({ cut }) => cut)).toEqual(
      [0, 15, 30, 45, 60, 75, 90].map((index) => `rules.${index}`),
    );
  });

  it('keeps the valid ones in their order up to its limit, and names the others', () => {
    const rules = [{ id: 'A' }, ...Array.from({ length: 103 }, (_, index) => good(index)), good(5)];
    expect(getRules(rules)).toEqual(Array.from({ length: 100 }, (_, index) => `rule-${index}`));
    expect(getCuts({ rules }).map(({ cut }) => cut)).toEqual([
      'rules.0',
      'rules.101',
      'rules.102',
      'rules.103',
      'rules.104',
    ]);
  });
});

describe('a value that cannot be read', () => {
  it('takes its default, and what counts instead is named', () => {
    expect(getCuts({ channels: { mail: { port: 99_999 } }, schedules: [{ dailyAt: '7 am' }] })).toEqual([
      { path: 'schedules.0.dailyAt', cut: 'schedules.0.dailyAt', found: '"7 am"', taken: '"07:00"' },
      { path: 'channels.mail.port', cut: 'channels.mail.port', found: '99999', taken: '465' },
    ]);
  });

  it('is a whole own server where its address is wrong; the others stay', () => {
    const ownServers = [
      { name: 'A', url: 'http://a.example/' },
      { name: 'B', url: 'b' },
      { name: 'C', url: 'http://c.example/' },
    ];
    const raw = { measuring: { librespeed: { ownServers } } };
    expect(salvage(raw).settings.measuring.librespeed.ownServers.map(({ name }) => name)).toEqual(['A', 'C']);
    expect(getCuts(raw)).toEqual([
      {
        path: 'measuring.librespeed.ownServers.1.url',
        cut: 'measuring.librespeed.ownServers.1',
        found: '{"name":"B","url":"b"}',
        taken: null,
      },
    ]);
  });

  it.each([
    [['nq', 'librespeed', 'nq', 'teleport']],
    [['nq', 'nq', 'nq', 'nq', 'nq', 'nq', 'nq', 'nq', 'librespeed']],
  ])('is only the provider that is listed twice: %j', (automaticOrder) => {
    const { settings } = salvage({ measuring: { automaticOrder } });
    expect(settings.measuring.automaticOrder).toEqual(['nq', 'librespeed']);
  });

  it.each([
    ['0 22-6 * * *', 'cron-backwards'],
    ['0 25 * * *', 'cron-unreadable'],
    ['often', 'cron-fields'],
    ['0 0 31 2 *', 'cron-never'],
  ])('is the cron expression "%s", which is named with its fault', (cron, problem) => {
    const { settings, cuts } = salvage({ language: 'zh-CN', schedules: [{ kind: 'cron', cron }] });
    expect(cuts).toMatchObject([{ path: 'schedules.0.cron', problem, taken: '"0 */2 * * *"' }]);
    expect(settings).toMatchObject({ language: 'zh-CN', schedules: [{ kind: 'cron', cron: '0 */2 * * *' }] });
  });

  it.each(['mail.example.org:587', 'a b', 'x'.repeat(400)])('is the mail server "%s"', (host) => {
    const { settings, cuts } = salvage({ channels: { mail: { host, user: 'ann' } } });
    expect(cuts).toMatchObject([{ path: 'channels.mail.host', problem: 'not-a-host', taken: '""' }]);
    expect(settings.channels.mail).toMatchObject({ host: '', user: 'ann' });
  });

  it.each([[null], [5], ['text'], [[]], [[1]]])(
    'is a whole section where it is %j; the others stay',
    (section) => {
      const { settings, cuts } = salvage({ language: 'zh-CN', channels: section, plan: section });
      expect(settings).toEqual({ ...DEFAULT_SETTINGS, language: 'zh-CN' });
      expect(cuts.map(({ cut }) => cut)).toEqual(['plan', 'channels']);
    },
  );

  it('never shows a secret', () => {
    const raw = {
      password: 'hunter2',
      channels: {
        mail: {
          proxyUrl: 'socks5://me:hunter2@proxy.example.org',
          password: 'hunter2',
          port: 'hunter2:hunter2@host',
        },
        ntfy: { server: 'ftp://me:hunter2@ntfy.example.org/hunter2?auth=hunter2', token: 'hunter2' },
      },
      measuring: { librespeed: { ownServers: [{ name: 1, url: 'x', token: { of: 'hunter2' } }] } },
    };
    const { cuts } = salvage(raw);
    expect(cuts.length).toBeGreaterThan(5);
    expect(JSON.stringify(cuts)).not.toContain('hunter2');
  });
});

describe('a name that nothing knows', () => {
  it('is named, since it is most likely a typing error', () => {
    const raw = {
      chanels: {},
      schedules: [{ kind: 'daily', at: '07:00' }],
      rules: [{ ...RULE, channel: 'mail' }],
    };
    expect(getCuts(raw)).toEqual(
      ['chanels', 'schedules.0.at', 'rules.0.channel'].map((path) => ({
        path,
        cut: path,
        found: '',
        taken: null,
      })),
    );
  });

  it('is no fault where it is a remark', () => {
    expect(getCuts({ $schema: 'x', '//': 'mine', _comment: 'mine', comment: 'mine' })).toEqual([]);
  });
});

describe('the figures of a plan', () => {
  it('are kept as they are where they are out of order: the window asks to correct them', () => {
    const plan = {
      downloadBitsPerSecond: 50e6,
      normalDownloadBitsPerSecond: 80e6,
      minimumDownloadBitsPerSecond: 90e6,
    };
    const raw = { plan, networks: [{ network: 'office', name: 'Office', plan }] };
    const whole = { ...DEFAULT_SETTINGS.plan, ...plan };
    expect(getCuts(raw)).toEqual([]);
    expect(salvage(raw).settings).toMatchObject({ plan: whole, networks: [{ plan: whole }] });
  });

  it('are lost one by one where one cannot be read', () => {
    const raw = { plan: { downloadBitsPerSecond: 50e6, minimumDownloadBitsPerSecond: 'low' } };
    expect(salvage(raw).settings.plan).toEqual({ ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 50e6 });
    expect(getCuts(raw)).toEqual([
      {
        path: 'plan.minimumDownloadBitsPerSecond',
        cut: 'plan.minimumDownloadBitsPerSecond',
        found: '"low"',
        taken: 'null',
      },
    ]);
  });

  it('leave a rule in place whose choice of one cannot be read', () => {
    const against = { kind: 'plan', ratio: 1, figure: 'advertised' };
    const condition = { kind: 'figure', figure: 'download', direction: 'below', against };
    expect(salvage({ rules: [{ id: 'contract', condition }] }).settings.rules).toMatchObject([
      { id: 'contract', condition: { against: { kind: 'plan', ratio: 1 } } },
    ]);
  });
});
