import { z } from 'zod';
import { settingsSchema } from '../../../shared/settings';

/** A node of a JSON schema, as zod writes it. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** What a schema knows: the names of settings, and the words that they choose from. */
interface Vocabulary {
  readonly names: ReadonlySet<string>;
  readonly choices: ReadonlySet<string>;
}

/** Times of day, dates and cron expressions: nobody's name or secret has their form. */
const TIME = /^(?:\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|[\d*/,-]+(?: [\d*/,-]+){4})$/;

/**
 * Settings as they may be handed on: choices, numbers, switches and times. Every text that a person has typed (addresses,
 * names, accounts, headers, files) is left out, also where it is the name of a member, and only its length is said.
 */
export function leaveOutTexts(settings: unknown): unknown {
  const nodes = settingsNodes();
  return without(settings, {
    names: new Set(nodes.flatMap(({ properties = {} }) => Object.keys(properties))),
    choices: new Set(nodes.flatMap((node) => [...(node.enum ?? []), node.const]).filter(isText)),
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';

function without(value: unknown, vocabulary: Vocabulary): unknown {
  if (isText(value)) {
    const isKept = value === '' || vocabulary.choices.has(value) || TIME.test(value);
    return isKept ? value : `[left out, ${String(value.length)} characters]`;
  }
  if (Array.isArray(value)) return value.map((item) => without(item, vocabulary));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part], index) => [
      vocabulary.names.has(name) ? name : `[left out ${String(index + 1)}]`,
      without(part, vocabulary),
    ]),
  );
}

/** The schema of the settings with everything in it. */
export function settingsNodes(): readonly Node[] {
  return getNodes(z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' }) as Node);
}

/** A schema with everything in it. */
function getNodes(node: Node): readonly Node[] {
  const parts = [
    ...Object.values(node.properties ?? {}),
    ...(node.items === undefined ? [] : [node.items]),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
  ];
  return [node, ...parts.flatMap(getNodes)];
}
