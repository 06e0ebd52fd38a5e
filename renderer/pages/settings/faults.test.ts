import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { faultOfSettings, faultsOfForm } from './faults';
import { toForm, type SettingsForm } from './form';

const form = toForm(DEFAULT_SETTINGS);
const faults = (change: Partial<SettingsForm>) =>
  faultsOfForm({ ...form, ...change }).map(({ field, problem }) => [field, problem]);
import { newSchedule } from './schedules/schedules-form';

describe('faults of the form', () => {
  it('are none in a fresh installation', () => {
    expect(faults({})).toEqual([]);
  });

  it('name numbers that cannot be', () => {
    expect(faults({ planDownload: 'fast', planUpload: '0' })).toEqual([
      ['plan-download', 'not-a-number'],
      ['plan-upload', 'throughput-range'],
    ]);
  });

  it('name a figure of the plan that is out of order', () => {
    const planMore = { ...form.planMore, normalDownload: '120', minimumUpload: '50' };
    expect(faults({ planDownload: '100', planUpload: '40', planMore })).toEqual([
      ['plan-normal-download', 'normal-above-maximum'],
      ['plan-minimum-upload', 'minimum-above-maximum'],
    ]);
  });

  it('look only at the part of the schedule that is used', () => {
    const cron = { ...newSchedule('main', ''), cron: 'often', dailyAt: '' };
    expect(faults({ schedules: [{ ...cron, kind: 'hourly' }] })).toEqual([]);
    expect(faults({ schedules: [{ ...cron, kind: 'cron' }] })).toEqual([['cron', 'cron-fields']]);
    expect(faults({ schedules: [{ ...cron, kind: 'daily' }] })).toEqual([['daily-at', 'not-a-time']]);
  });

  it('name the server whose address is none', () => {
    const ownServers = [
      { key: 'a', name: '', url: 'https://speed.example.org' },
      { key: 'b', name: '', url: 'speed.example.org' },
    ];
    expect(faults({ servers: { ...form.servers, ownServers } })).toEqual([['server-b', 'not-an-url']]);
  });
});

describe('faults in how runs measure', () => {
  const { connection, data, servers, service } = form;

  it('name a proxy that is missing or no address of one', () => {
    expect(faults({ connection: { ...connection, proxy: 'manual' } })).toEqual([
      ['proxy-url', 'proxy-missing'],
    ]);
    const proxyUrl = 'https://proxy.example.org';
    expect(faults({ connection: { ...connection, proxyUrl } })).toEqual([['proxy-url', 'not-a-proxy']]);
  });

  it('name the own address of a service that cannot be one', () => {
    const typed = { ...servers, cloudflareUrl: 'flare', ndt7Url: 'ftp://x', nqUrl: 'wss://nq.example.org' };
    expect(faults({ servers: typed })).toEqual([
      ['own-cloudflare', 'not-an-url'],
      ['own-nq', 'not-an-url'],
      ['own-ndt7', 'not-an-ndt7-url'],
    ]);
    expect(faults({ servers: { ...servers, ndt7Url: ' wss://ndt.example.org ' } })).toEqual([]);
  });

  it('name an address of a server that holds a login', () => {
    const typed = {
      ...servers,
      ownServers: [{ key: 'a', name: '', url: 'https://ann:pw@speed.example.org' }],
      cloudflareUrl: 'https://ann@speed.example.org',
      ndt7Url: 'wss://:pw@ndt.example.org',
      nqUrl: 'http://ann:100%@nq.example.org',
    };
    expect(faults({ servers: typed })).toEqual([
      ['server-a', 'login-in-url'],
      ['own-cloudflare', 'login-in-url'],
      ['own-nq', 'login-in-url'],
      ['own-ndt7', 'login-in-url'],
    ]);
  });

  it('name a data limit and a server number that cannot be', () => {
    expect(faults({ data: { ...data, monthlyLimit: '0' } })).toEqual([['monthly-limit', 'data-limit-range']]);
    expect(faults({ data: { ...data, monthlyLimit: 'much' } })).toEqual([['monthly-limit', 'not-a-number']]);
    expect(faults({ service: { ...service, ooklaServerId: 'A1' } })).toEqual([
      ['ookla-server', 'not-a-server-number'],
    ]);
  });
});

describe('faults that main found', () => {
  it('stand at the field where they belong', () => {
    const servers = { ...form, servers: { ...form.servers, ownServers: [{ key: 'a', name: '', url: '' }] } };
    const at = (path: string) => faultOfSettings({ path, problem: 'x' }, servers).field;
    expect(at('channels.mail.to.0')).toBe('mail-to');
    expect(at('measuring.librespeed.ownServers.0.url')).toBe('server-a');
    expect(at('measuring.connection.proxyUrl')).toBe('proxy-url');
    expect(at('version')).toBe('');
  });
});
