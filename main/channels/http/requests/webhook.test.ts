import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../../../shared/messages/message';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import type { Figures } from '../../../../shared/run';
import { CHANNELS } from '../../../../shared/channels';
import { fillTemplate, templateFault } from '../../../../shared/channels/template';
import { RUN_COLUMNS } from '../../../testing/table';
import { webhook } from './webhook';
import { createPayload, webhookPayloadV1, webhookPayloadV2 } from './webhook-payload';

const NO_FIGURES: Figures = {
  downloadBitsPerSecond: 71_400_000,
  uploadBitsPerSecond: null,
  latencyMs: 11.5,
  latencyMinMs: null,
  latencyP95Ms: null,
  jitterMs: null,
  loadedLatencyDownloadMs: null,
  loadedLatencyUploadMs: null,
  loadedLatencyDownloadP95Ms: null,
  loadedLatencyUploadP95Ms: null,
  downloadPeakBitsPerSecond: null,
  uploadPeakBitsPerSecond: null,
  rpm: null,
  packetLossRatio: null,
  downloadBytes: null,
  uploadBytes: null,
  downloadSeconds: null,
  uploadSeconds: null,
};
const MESSAGE: Message = {
  tone: 'warning',
  title: 'Slow: "71.4" of 100\nMbit/s',
  summary: 'It was slow.',
  columns: RUN_COLUMNS,
  rows: [
    {
      figure: 'downloadBitsPerSecond',
      unit: 'bit/s',
      label: 'Download',
      cells: {
        measured: { text: '71.4 Mbit/s', value: 71_400_000 },
        plan: { text: '100 Mbit/s', value: 100_000_000 },
      },
    },
  ],
  method: 'By LibreSpeed.',
  because: 'Your rule.',
  items: [{ at: 1_795_000_000_000, time: '10:13', title: 'Slow', tone: 'bad' }],
  chart: null,
  data: {
    kind: 'run',
    run: {
      id: 'run-1',
      trigger: 'schedule',
      outcome: 'completed',
      reason: null,
      provider: 'librespeed',
      startedAt: 1_795_000_000_000,
      finishedAt: 1_795_000_009_000,
      figures: NO_FIGURES,
      server: { name: 'Frankfurt', url: 'https://example.org/' },
    },
    occasion: null,
    rules: [{ id: 'slow', name: 'Slow', reason: 'matched', value: 71_400_000, limit: 80_000_000 }],
  },
  language: 'en',
};
const DELIVERY = { message: MESSAGE, messageId: '<1@home>', createdAt: 1_795_000_000_000 };
const PAYLOAD = createPayload(DELIVERY, '2');
/** Of a summary, whose columns hold something else. */
const DIGEST: Message = {
  ...MESSAGE,
  columns: [
    { kind: 'median', label: 'Median' },
    { kind: 'worst', label: 'Reached by 9 of 10' },
    { kind: 'previous', label: 'Previous' },
  ],
  rows: [
    {
      figure: 'downloadBitsPerSecond',
      unit: 'bit/s',
      label: 'Download',
      cells: {
        median: { text: '91.0 Mbit/s', value: 91_000_000 },
        worst: { text: '55.0 Mbit/s', value: 55_000_000 },
      },
    },
  ],
};
const VERSIONS = [
  ['1', webhookPayloadV1, 'webhook.schema.json'],
  ['2', webhookPayloadV2, 'webhook.v2.schema.json'],
] as const;

describe('the JSON of a webhook', () => {
  it.each(VERSIONS)('follows its own schema, version %s', (version, schema) => {
    for (const message of [MESSAGE, DIGEST]) {
      const payload = createPayload({ ...DELIVERY, message }, version);
      expect(payload.schema).toBe(`linewatch.message/${version}`);
      expect(schema.strict().safeParse(payload).error).toBeUndefined();
      expect(schema.safeParse({ ...payload, createdAt: 'yesterday' }).success).toBe(false);
    }
  });

  it.each(VERSIONS)('has a published schema, which is the same, version %s', (_version, schema, name) => {
    const file = new URL(`../../../../docs/${name}`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(z.toJSONSchema(schema));
  });

  it('says when in UTC and how much in bit/s', () => {
    expect(PAYLOAD).toMatchObject({
      schema: 'linewatch.message/2',
      id: '<1@home>',
      createdAt: '2026-11-18T11:06:40.000Z',
      data: {
        run: { startedAt: '2026-11-18T11:06:40.000Z', figures: { downloadBitsPerSecond: 71_400_000 } },
      },
    });
  });

  it('has columns that say what they hold', () => {
    const { columns, rows } = DIGEST;
    expect(createPayload({ ...DELIVERY, message: DIGEST }, '2')).toMatchObject({ columns, rows });
    expect(PAYLOAD).toMatchObject({ columns: MESSAGE.columns, rows: MESSAGE.rows });
  });

  it('of version 1 stays as it was: three names, whatever the columns hold', () => {
    const payload = createPayload(DELIVERY, '1');
    expect(payload).not.toHaveProperty('columns');
    expect(payload.rows).toEqual([
      { label: 'Download', now: '71.4 Mbit/s', plan: '100 Mbit/s', usual: null },
    ]);
    expect(createPayload({ ...DELIVERY, message: DIGEST }, '1').rows).toEqual([
      { label: 'Download', now: '91.0 Mbit/s', plan: '55.0 Mbit/s', usual: null },
    ]);
  });

  it('of an older message has no data', () => {
    expect(createPayload({ ...DELIVERY, message: { ...MESSAGE, data: null } }, '2').data).toBeNull();
  });

  it('is of the version that the settings name, also in a template', () => {
    const body = (settings: object) =>
      JSON.parse(
        webhook(
          DELIVERY,
          { ...DEFAULT_SETTINGS.channels.webhook, ...settings },
          {},
          { hmacSha256: () => '', now: 0, closing: '' },
        ).body,
      ) as unknown;
    expect(body({})).toMatchObject({ schema: 'linewatch.message/2' });
    expect(body({ schemaVersion: '1' })).toMatchObject({ schema: 'linewatch.message/1' });
    const template = '{"now": "{{rows.0.now}}", "measured": "{{rows.0.cells.measured.text}}"}';
    expect(body({ template })).toEqual({ now: '', measured: '71.4 Mbit/s' });
    expect(body({ template, schemaVersion: '1' })).toEqual({ now: '71.4 Mbit/s', measured: '' });
    const heading = '["{{columns.0.label}}"]';
    expect(body({ template: heading })).toEqual(['Now']);
    expect(body({ template: heading, schemaVersion: '1' })).toEqual(['Now']);
  });
});

describe('a template', () => {
  const filled = (template: string) =>
    JSON.parse(fillTemplate(template, { columns: MESSAGE.columns, ...PAYLOAD })) as unknown;

  it('is filled with text inside of quotation marks, whatever the text contains', () => {
    expect(filled('{ "text": "*{{title}}* {{ summary }}" }')).toEqual({
      text: '*Slow: "71.4" of 100\nMbit/s* It was slow.',
    });
  });

  it('is filled with JSON outside of them', () => {
    expect(
      filled('{"rows": {{rows}}, "ms": {{data.run.figures.latencyMs}}, "none": {{data.occasion.kind}}}'),
    ).toEqual({
      rows: MESSAGE.rows,
      ms: 11.5,
      none: null,
    });
  });

  it('reads nothing that is not in the message', () => {
    expect(filled('["{{data.constructor.name}}", "{{data.__proto__}}"]')).toEqual(['', '']);
  });

  it.each([
    ['', null],
    ['{"a": "{{title}}", "b": {{data.run}}}', null],
    ['{"a": "{{titel}}"}', 'unknown-placeholder'],
    ['{"a": {{title}}', 'not-json'],
    ['{{constructor}}', 'unknown-placeholder'],
    ['hello {{title}}', 'not-json'],
  ])('%j: %s', (template, problem) => {
    expect(templateFault(template)?.problem ?? null).toBe(problem);
    expect(CHANNELS.webhook.schema.safeParse({ template }).success).toBe(problem === null);
  });

  it('takes the place of the JSON, signed as it is', () => {
    const settings = {
      ...DEFAULT_SETTINGS.channels.webhook,
      template: '"{{tone}}"',
      headers: ['X-From:  me '],
    };
    const tools = {
      hmacSha256: (key: string, text: string) => `${key}(${text})`,
      now: 1_795_000_000_999,
      closing: '',
    };
    const secrets = { signingKey: 'k', authorization: 'Bearer x' };
    expect(webhook(DELIVERY, settings, secrets, tools)).toMatchObject({
      body: '"warning"',
      headers: {
        'X-From': 'me',
        Authorization: 'Bearer x',
        'Idempotency-Key': '<1@home>',
        'X-Linewatch-Signature': 't=1795000000,v1=k(1795000000."warning")',
      },
    });
  });
});
