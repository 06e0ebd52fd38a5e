import { z } from 'zod';
import { certificates, defineChannel, isEnabled, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';
import { templateFault } from './template';

/** A header line that a person may add; those that carry the message or its proof are not among them. */
const headerLine = z
  .string()
  .max(2_000)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ \t]*[\x20-\x7e]*$/, { error: 'not-a-header' })
  .refine(
    (text) =>
      !/^(?:authorization|content-(?:length|type)|host|transfer-encoding|connection|idempotency-key|x-linewatch-.*)\s*:/i.test(
        text,
      ),
    {
      error: 'header-not-allowed',
    },
  );

/** Versions of the published JSON. Persisted. */
const WEBHOOK_SCHEMA_VERSIONS = ['1', '2'] as const;
export type WebhookSchemaVersion = (typeof WEBHOOK_SCHEMA_VERSIONS)[number];

/** A POST of JSON to an address of the user's own. */
export const webhook = defineChannel({
  schema: z.object({
    isEnabled,
    url: webAddress.default(''),
    headers: z.array(headerLine).max(20).default([]),
    schemaVersion: z.enum(WEBHOOK_SCHEMA_VERSIONS).default('2'),
    /** JSON with placeholders; empty sends the published form. */
    template: z
      .string()
      .max(20_000)
      .refine((text) => templateFault(text) === null, { error: 'not-a-template' })
      .default(''),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    url: { kind: 'url', isRequired: true, placeholder: 'https://example.org/linewatch' },
    headers: { kind: 'lines', isAdvanced: true, placeholder: 'X-Source: linewatch' },
    schemaVersion: { kind: 'choice', choices: WEBHOOK_SCHEMA_VERSIONS, isAdvanced: true },
    template: {
      kind: 'multiline',
      isAdvanced: true,
      format: 'template',
      placeholder: '{ "text": "{{title}}: {{summary}}" }',
    },
    ca: PEM_FIELD,
  },
  secrets: {
    signingKey: { kind: 'text' },
    authorization: { kind: 'text', isAdvanced: true, placeholder: 'Bearer …' },
    login: LOGIN_SECRET,
  },
  blames: {
    authentication: 'authorization',
    'address-refused': 'url',
    'certificate-unreadable': 'ca',
  },
});
