import { errorText } from '../texts/error-text';

/** What is wrong with a template: a placeholder that stands for nothing, or no JSON around it. */
export interface TemplateFault {
  readonly problem: 'unknown-placeholder' | 'not-json';
  readonly detail: string;
}

/** Every member of the published JSON that a template may name, with a value to try templates with. */
const EXAMPLE = {
  schema: 'linewatch.message/2',
  id: '<1@example>',
  createdAt: '1970-01-01T00:00:00.000Z',
  language: 'en',
  tone: 'good',
  title: 'Title',
  summary: 'Summary',
  text: 'Summary',
  columns: [],
  rows: [],
  items: [],
  method: '',
  because: '',
  data: null,
} as const;

/** What placeholders stand for. */
export type TemplateValues = { readonly [Name in keyof typeof EXAMPLE]: unknown };

/** A string of JSON (its placeholders among its text) or a placeholder outside of one. */
const PART = /"(?:[^"\\]|\\.)*"|\{\{\s*([\w.]+)\s*\}\}/g;
const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/**
 * Fills the placeholders of a template: within a string with text, elsewhere with JSON. A path such as
 * `{{data.run.figures.latencyMs}}` reads a value within another; where it leads nowhere, it gives nothing or null.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(PART, (part: string, name: string | undefined) => {
    if (name !== undefined) return JSON.stringify(valueAt(values, name) ?? null);
    return part.replace(PLACEHOLDER, (_, path: string) => inString(valueAt(values, path)));
  });
}

/** The first fault of a template; null when it gives JSON. Empty is fine: it stands for the published form. */
export function templateFault(template: string): TemplateFault | null {
  if (template.trim() === '') return null;
  const unknown = [...template.matchAll(PLACEHOLDER)].find(([, path = '']) => !isKnown(path));
  if (unknown !== undefined) return { problem: 'unknown-placeholder', detail: unknown[0] };
  try {
    JSON.parse(fillTemplate(template, EXAMPLE));
    return null;
  } catch (error) {
    return { problem: 'not-json', detail: errorText(error) };
  }
}

function isKnown(path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  // What is within columns, rows, items and data depends on the message.
  return (
    Object.hasOwn(EXAMPLE, first) &&
    (rest.length === 0 || ['columns', 'rows', 'items', 'data'].includes(first))
  );
}

function valueAt(values: TemplateValues, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (Reflect.get(value, name) as unknown)
          : undefined,
      values,
    );
}

function inString(value: unknown): string {
  const text =
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}
