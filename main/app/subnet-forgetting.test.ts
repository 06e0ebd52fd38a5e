import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../shared/settings';
import { getMethod } from '../../shared/run';
import type { SubnetReplacement } from '../core/network/plain-subnet';
import { forgetSubnets, plainSubnetsBeside } from '../reading/forget-subnets';
import { keepDailyCopy } from '../storage/copies';
import { verifyReport } from '../core/report/verify';
import { sha256 } from '../storage/chain/sha256';
import { rollingUp } from '../storage/history/roll-ups';
import { LineStore } from '../storage/line/line-store';
import { BegunForgetting } from '../storage/networks/begun-forgetting';
import { NetworkStore } from '../storage/networks/network-store';
import { replacingSubnets } from '../storage/networks/subnet-store';
import { forgetTexts } from '../storage/runs/texts';
import { openFile } from '../storage/sqlite';
import { monthOfTests } from '../testing/month-of-tests';
import { mailDraft } from '../testing/drafts';
import { NOT_JUDGED } from '../testing/records';
import { completedRun } from '../testing/runs';
import { SubnetForgetting } from './subnet-forgetting';

const PLAIN = 'wlan0, 192.168.1.0/24';
const SUBNET = '192.168.1.0/24';
const HASHED = 'wlan0, #aaaaaaaaaaaa';
const NO_MARKS = { linkKind: null, ssid: null, gateway: null, gatewayHardware: null };
const toHash = (description: string) => description.replace(/[\d.]+\/\d+/, '#aaaaaaaaaaaa');

/** Every file of a folder that holds a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .filter((name) => readFileSync(join(folder, name)).includes(text));
}

/** A month of tests, summed up, with all that names their network, and a copy of it. */
function recorded() {
  const month = monthOfTests();
  const { database, folder, clock, runs } = month;
  const networks = new NetworkStore(database, () => clock.now(), toHash);
  networks.see({ description: PLAIN, label: null, ...NO_MARKS });
  runs.record(completedRun({ id: 'told', startedAt: clock.now() }), NOT_JUDGED, [
    mailDraft({
      runId: 'told',
      message: { ...mailDraft({ runId: 'told' }).message, title: `In ${PLAIN} (2)` },
    }),
  ]);
  const stretch = { sent: 0, failed: 0, medianMs: null, highestMs: null };
  new LineStore(database).saveMinute({
    at: clock.now(),
    lengthMs: MINUTE_MS,
    observedMs: MINUTE_MS,
    gateway: stretch,
    far: stretch,
    network: PLAIN,
  });
  database.prepare('INSERT INTO rule_memory (rule, memory) VALUES (?, ?)').run(`rule-1/${PLAIN}`, '{}');
  const rolling = rollingUp(database);
  while (rolling.next());
  keepDailyCopy(database, folder, clock.now());
  const settings: Settings = settingsSchema.parse({
    ...DEFAULT_SETTINGS,
    plan: { ...DEFAULT_SETTINGS.plan, network: PLAIN },
    networks: [{ network: PLAIN, name: 'Home' }],
    privacy: { ...DEFAULT_SETTINGS.privacy, addresses: 'hashed' },
  });
  writeFileSync(join(folder, 'settings.json.kept-0123abcd'), JSON.stringify(settings));
  // A state that a restore has replaced.
  const before = join(folder, 'before-restore', '0001');
  cpSync(join(folder, 'copies'), join(before, 'copies'), { recursive: true });
  writeFileSync(join(before, 'settings.json'), JSON.stringify(settings));
  return { ...month, settings, networks };
}

type Replace = (replacements: readonly SubnetReplacement[]) => Promise<unknown>;

/** Has subnets forgotten by these settings; answers with the settings that come of it. Rejects where that is interrupted. */
function forgotten(
  { database, folder, clock, settings: stored }: ReturnType<typeof recorded>,
  replace: Replace = (replacements) => forgetSubnets(folder, replacements, new AbortController().signal),
) {
  let current = stored;
  return new Promise<Settings>((resolve, reject) => {
    new SubnetForgetting({
      settings: {
        get current() {
          return current;
        },
        save: (settings) => {
          current = settings;
          return { kind: 'saved' };
        },
      },
      database,
      now: () => clock.now(),
      toHash,
      begun: new BegunForgetting(folder),
      beside: () => plainSubnetsBeside(folder, new AbortController().signal),
      replace,
      onSaved: () => undefined,
      onReplaced: () => {
        forgetTexts(database);
        resolve(current);
      },
      log: (sentence, error) => reject(new Error(sentence, { cause: error })),
    }).look();
  });
}

describe('the subnet of a known network', () => {
  it('is in no file of the data folder once addresses are no longer recorded', async () => {
    const records = recorded();
    const { folder } = records;
    expect(filesWith(folder, SUBNET).length).toBeGreaterThan(2);
    await forgotten(records);
    expect(filesWith(folder, SUBNET)).toEqual([]);
    expect(filesWith(folder, HASHED).length).toBeGreaterThan(2);
  });

  it('is also in no file that a start that was ended has left, and a link that leads nowhere does no harm', async () => {
    const records = recorded();
    const { folder } = records;
    const copies = join(folder, 'copies');
    const [day = ''] = readdirSync(copies);
    const state = join(folder, 'before-restore', '0001');
    for (const path of [
      join(folder, 'linewatch.db.new'),
      join(state, 'linewatch.db.new'),
      join(state, 'linewatch.db.rescue'),
      join(copies, `${day}-2`),
    ])
      cpSync(join(copies, day), path);
    symlinkSync(join(folder, 'nowhere.db'), join(state, 'linewatch.db'));
    await forgotten(records);
    expect(filesWith(folder, SUBNET)).toEqual([]);
  });

  it('is replaced in copies and kept settings without a change of when they were made', async () => {
    const records = recorded();
    const { folder } = records;
    const [day = ''] = readdirSync(join(folder, 'copies'));
    const paths = [
      join(folder, 'copies', day),
      join(folder, 'settings.json.kept-0123abcd'),
      join(folder, 'before-restore', '0001', 'settings.json'),
    ];
    for (const path of paths) utimesSync(path, 1_000_000_000, 1_000_000_000);
    await forgotten(records);
    expect(paths.map((path) => statSync(path).mtimeMs)).toEqual(paths.map(() => 1_000_000_000_000));
  });

  it('is replaced in runs, rules and settings alike: the network stays one network', async () => {
    const records = recorded();
    const { database, history, networks } = records;
    const settings = await forgotten(records);
    expect(networks.all()).toMatchObject([{ key: HASHED, description: HASHED }]);
    const run = history.details('told')?.run;
    expect(run && getMethod(run)?.network).toBe(HASHED);
    expect(settings).toMatchObject({
      plan: { network: HASHED },
      networks: [{ network: HASHED, name: 'Home' }],
    });
    expect(database.ask('SELECT emit(rule) FROM rule_memory')).toEqual([[`rule-1/${HASHED}`]]);
    expect(networks.see({ description: HASHED, label: null, ...NO_MARKS })).toBe(HASHED);
  });

  it('is replaced without a change of the chain: a report reads as before', async () => {
    const records = recorded();
    const before = records.make(PLAIN);
    await forgotten(records);
    const after = records.make(HASHED);
    expect(after.chain).toEqual(before.chain);
    expect(verifyReport(JSON.stringify(after), sha256)).toMatchObject({ findings: [] });
  });

  it('that was left over is of the network that was renamed', async () => {
    const records = recorded();
    const settings = await forgotten(records);
    const late = { ...settings, networks: settings.networks.map((named) => ({ ...named, network: PLAIN })) };
    expect((await forgotten({ ...records, settings: late })).networks).toMatchObject([{ network: HASHED }]);
  });

  it('that was being replaced when the application was ended is replaced by the next start, whatever is set then', async () => {
    const records = recorded();
    const { database, folder, settings } = records;
    // The first step has the names of the networks: nothing in the records tells then what is left.
    const interrupted = forgotten(records, (replacements) => {
      replacingSubnets(database, replacements).next();
      return Promise.reject(new Error('ended'));
    });
    await expect(interrupted).rejects.toThrow('Subnets in the names of networks could not be replaced');
    expect(filesWith(folder, SUBNET)).toContain('subnets-to-forget.json');
    await forgotten({
      ...records,
      settings: { ...settings, privacy: { ...settings.privacy, addresses: 'recorded' } },
    });
    expect(filesWith(folder, SUBNET)).toEqual([]);
    const run = records.history.details('told')?.run;
    expect(run && getMethod(run)?.network).toBe(HASHED);
  });

  it('is replaced in a state of before a restore, also of a network that the records do not know', async () => {
    const records = recorded();
    const { folder } = records;
    const state = join(folder, 'before-restore', '0001');
    const [day = ''] = readdirSync(join(folder, 'copies'));
    const other = openFile(join(state, 'copies', day));
    other.exec("UPDATE networks SET key = 'eth7, 10.9.0.0/16', description = 'eth7, 10.9.0.0/16'");
    other.close();
    writeFileSync(
      join(state, 'settings.json'),
      JSON.stringify({ networks: [{ network: 'usb0, 172.16.5.0/24', name: 'Phone' }] }),
    );
    await forgotten(records);
    expect(filesWith(folder, '10.9.0.0/16')).toEqual([]);
    expect(filesWith(folder, '172.16.5.0/24')).toEqual([]);
    expect(filesWith(folder, SUBNET)).toEqual([]);
  });

  it('that the settings named beside its hash has one name then', async () => {
    const records = recorded();
    const { settings } = records;
    const [home] = settings.networks;
    const twice = home === undefined ? [] : [home, { ...home, network: HASHED, name: 'Also home' }];
    const { networks } = await forgotten({ ...records, settings: { ...settings, networks: twice } });
    expect(networks.map(({ network, name }) => [network, name])).toEqual([[HASHED, 'Home']]);
  });

  it('stays while the user lets addresses be recorded', () => {
    const { database, folder, clock, settings } = recorded();
    const asked: unknown[] = [];
    const forgetting = new SubnetForgetting({
      settings: {
        current: { ...settings, privacy: { ...settings.privacy, addresses: 'recorded' } },
        save: () => ({ kind: 'saved' }),
      },
      database,
      now: () => clock.now(),
      toHash,
      begun: new BegunForgetting(folder),
      beside: () => Promise.resolve([PLAIN]),
      replace: (replacements) => Promise.resolve(asked.push(replacements)),
      onSaved: () => undefined,
      onReplaced: () => undefined,
      log: () => undefined,
    });
    forgetting.look();
    expect(asked).toEqual([]);
  });
});
