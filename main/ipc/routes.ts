import { z } from 'zod';
import { CAMPAIGN_COUNTRIES } from '../../shared/campaign/campaign-rule';
import { CHANNEL_KINDS, SECRET_NAMES, SECRET_STORAGES } from '../../shared/channels';
import { OWN_DOCUMENTS, OWN_PLACES } from '../../shared/desktop-requests';
import { EDIT_NAMES, MAX_EDIT_CHARACTERS } from '../../shared/edits';
import { MAX_REASON_CHARACTERS } from '../../shared/history/exclusion';
import { EXPORT_FORMATS } from '../../shared/history/export';
import { SORT_KEYS } from '../../shared/history/history-query';
import { IMPORT_SOURCES } from '../../shared/history/import';
import { HOURS, WEEKDAYS } from '../../shared/history/local-times';
import { MAX_NOTE_CHARACTERS } from '../../shared/history/note';
import { GROUP_KINDS, PATTERN_FIGURES } from '../../shared/history/patterns';
import type { IpcRequests } from '../../shared/ipc';
import { knownTimeZone } from '../../shared/local-time';
import { LETTER_FORMATS, LETTER_LANGUAGES, MAX_LETTER_CHARACTERS } from '../../shared/letter/letter';
import { networkKey } from '../../shared/network-key';
import { MESSAGE_STATES } from '../../shared/messages/message';
import { PROVIDER_KINDS } from '../../shared/providers';
import { QUIT_ANSWERS } from '../../shared/quit';
import { PAPERS, REPORT_FORMATS } from '../../shared/report/report-order';
import { keptMonths } from '../../shared/retention/retention';
import { clockTime, ruleSchema } from '../../shared/rules/rules';
import { MODES, OUTCOMES } from '../../shared/run';
import { TRIGGERS } from '../../shared/trigger';
import { SCHEDULE_PAUSES } from '../../shared/schedule/pause';
import { typedScheduleSchema } from '../../shared/schedule/schedule';
import { SPOKEN_LANGUAGES } from '../../shared/texts/language';
import type { Settings } from '../../shared/settings';

/** One request's door: what it takes, checked, and what it answers. */
interface Route<Args extends readonly unknown[], Answer> {
  readonly args: z.ZodType<Args>;
  readonly answer: (...args: Args) => Answer | Promise<Answer>;
}

/** A route for every request of the contract; a missing one, or one with the wrong schema, does not compile. */
export type Routes = {
  readonly [Name in keyof IpcRequests]: Route<IpcRequests[Name]['args'], IpcRequests[Name]['answer']>;
};

/** The routes as the door sees them: arguments and answers are checked by the schema, not by the compiler. */
export type AnyRoutes = Readonly<
  Record<
    string,
    { readonly args: z.ZodType<readonly unknown[]>; readonly answer: (...args: never[]) => unknown }
  >
>;

/** What answers the requests: one function each. */
export type Answers = { readonly [Name in keyof IpcRequests]: Routes[Name]['answer'] };

const time = z.number().min(0).max(8.64e15);
const range = z.object({ from: time, to: time });
const outcomes = z.array(z.enum(OUTCOMES)).max(OUTCOMES.length);
const id = z.string().max(100);
/** Longer than a system takes them. */
const path = z.string().max(40_000);
const page = { limit: z.number().int().min(1).max(500), offset: z.number().int().min(0).max(1e9) };
const channel = z.enum(CHANNEL_KINDS);
const provider = z.enum(PROVIDER_KINDS);
const secret = z.enum(SECRET_NAMES);
const stillToSend = z.object({
  channels: z.array(channel).max(CHANNEL_KINDS.length),
  readers: z.array(z.string().max(1_000)).max(1_000),
});

/** More columns than the widest window has pixels. */
const MAX_COLUMNS = 10_000;
/** More values than a person chooses from. */
const MAX_CHOSEN = 1_000;
const textOrUnknown = z.string().max(2_000).nullable();
const lists = {
  networks: z.array(textOrUnknown).max(MAX_CHOSEN).optional(),
  providers: z.array(provider).max(PROVIDER_KINDS.length).optional(),
  servers: z.array(textOrUnknown).max(MAX_CHOSEN).optional(),
  schedules: z.array(textOrUnknown).max(MAX_CHOSEN).optional(),
  triggers: z.array(z.enum(TRIGGERS)).max(TRIGGERS.length).optional(),
  modes: z
    .array(z.enum(MODES).nullable())
    .max(MODES.length + 1)
    .optional(),
  times: z
    .object({
      timeZone: z
        .string()
        .max(100)
        .refine((name) => knownTimeZone(name) !== null),
      weekdays: z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length).optional(),
      hours: z.array(z.enum(HOURS)).max(HOURS.length).optional(),
    })
    .optional(),
};
const runFilter = z.object({ ...lists, outcomes: outcomes.optional() });
const patternQuery = z.object({ range, filter: runFilter.nullable(), figure: z.enum(PATTERN_FIGURES) });
const historyRuns = z.object({ range, outcomes, ...lists });
const search = z.object({
  text: z.string().min(1).max(200),
  reasons: z.array(z.string().max(100)).max(MAX_CHOSEN),
});
const sort = z.object({ key: z.enum(SORT_KEYS), isDescending: z.boolean() });

const letterText = z.string().max(MAX_LETTER_CHARACTERS);

const noteDraft = z.object({
  id: id.min(1),
  at: time,
  runId: id.nullable(),
  text: z.string().max(MAX_NOTE_CHARACTERS),
});

/** Settings are checked by the answer itself, which names each fault beside its field. */
const anySettings = z.custom<Settings>((value) => typeof value === 'object' && value !== null);

/** The table of requests. */
export function createRoutes(answers: Answers) {
  return {
    'state:read': { args: z.tuple([]), answer: answers['state:read'] },
    'run:start': { args: z.tuple([z.enum(MODES).nullable()]), answer: answers['run:start'] },
    'run:cancel': { args: z.tuple([]), answer: answers['run:cancel'] },
    'run:read': { args: z.tuple([id]), answer: answers['run:read'] },
    'run:exclude': {
      args: z.tuple([id, z.string().max(MAX_REASON_CHARACTERS).nullable()]),
      answer: answers['run:exclude'],
    },
    'notes:read': {
      args: z.tuple([z.object({ from: time, to: time, search: z.string().max(200) })]),
      answer: answers['notes:read'],
    },
    'note:save': { args: z.tuple([noteDraft]), answer: answers['note:save'] },
    'note:remove': { args: z.tuple([id]), answer: answers['note:remove'] },
    'history:read': {
      args: z.tuple([historyRuns.extend({ search: search.optional(), sort: sort.optional(), ...page })]),
      answer: answers['history:read'],
    },
    'history:export': {
      args: z.tuple([
        historyRuns.extend({ format: z.enum(EXPORT_FORMATS), of: z.literal('line-events').optional() }),
      ]),
      answer: answers['history:export'],
    },
    'history:choices': { args: z.tuple([]), answer: answers['history:choices'] },
    'backup:write': { args: z.tuple([]), answer: answers['backup:write'] },
    'backup:folder': { args: z.tuple([]), answer: answers['backup:folder'] },
    'restore:list': { args: z.tuple([]), answer: answers['restore:list'] },
    'restore:preview': {
      args: z.tuple([
        z
          .discriminatedUnion('kind', [
            z.object({ kind: z.literal('file'), path }),
            z.object({ kind: z.literal('copy'), id: z.string().max(200) }),
          ])
          .nullable(),
      ]),
      answer: answers['restore:preview'],
    },
    'restore:start': { args: z.tuple([id]), answer: answers['restore:start'] },
    'restore:cancel': { args: z.tuple([]), answer: answers['restore:cancel'] },
    'update:check': { args: z.tuple([]), answer: answers['update:check'] },
    'update:install': { args: z.tuple([]), answer: answers['update:install'] },
    'update:later': { args: z.tuple([]), answer: answers['update:later'] },
    'update:skip': { args: z.tuple([]), answer: answers['update:skip'] },
    'update:confirm': { args: z.tuple([]), answer: answers['update:confirm'] },
    'import:preview': { args: z.tuple([path.nullable()]), answer: answers['import:preview'] },
    'import:start': {
      args: z.tuple([
        z.object({
          path,
          mark: z.string().max(100),
          source: z.enum(IMPORT_SOURCES),
          network: z.string().max(2_000).nullable(),
        }),
      ]),
      answer: answers['import:start'],
    },
    'import:list': { args: z.tuple([]), answer: answers['import:list'] },
    'import:undo': { args: z.tuple([id]), answer: answers['import:undo'] },
    'retention:read': { args: z.tuple([]), answer: answers['retention:read'] },
    'retention:preview': { args: z.tuple([keptMonths]), answer: answers['retention:preview'] },
    'retention:set': { args: z.tuple([keptMonths.nullable()]), answer: answers['retention:set'] },
    'history:chart': {
      args: z.tuple([range, runFilter.nullable().optional()]),
      answer: answers['history:chart'],
    },
    'patterns:hours': { args: z.tuple([patternQuery]), answer: answers['patterns:hours'] },
    'patterns:distribution': { args: z.tuple([patternQuery]), answer: answers['patterns:distribution'] },
    'patterns:comparison': {
      args: z.tuple([z.object({ before: range, after: range, filter: runFilter.nullable() })]),
      answer: answers['patterns:comparison'],
    },
    'patterns:groups': {
      args: z.tuple([z.object({ range, filter: runFilter.nullable(), kind: z.enum(GROUP_KINDS) })]),
      answer: answers['patterns:groups'],
    },
    'report:write': {
      args: z.tuple([
        z.object({
          range,
          network: z.string().max(2_000).nullable(),
          format: z.enum(REPORT_FORMATS),
          paper: z.enum(PAPERS),
          language: z.enum(SPOKEN_LANGUAGES),
        }),
      ]),
      answer: answers['report:write'],
    },
    'report:verify': { args: z.tuple([]), answer: answers['report:verify'] },
    'letter:facts': {
      args: z.tuple([z.object({ range, network: z.string().max(2_000).nullable() })]),
      answer: answers['letter:facts'],
    },
    'letter:save': {
      args: z.tuple([
        z.object({ text: letterText, format: z.enum(LETTER_FORMATS), language: z.enum(LETTER_LANGUAGES) }),
      ]),
      answer: answers['letter:save'],
    },
    'letter:mail': {
      args: z.tuple([
        z.object({ to: z.string().max(1_000), subject: z.string().max(1_000), text: letterText }),
      ]),
      answer: answers['letter:mail'],
    },
    'campaign:read': { args: z.tuple([]), answer: answers['campaign:read'] },
    'campaign:start': {
      args: z.tuple([
        z.object({ country: z.enum(CAMPAIGN_COUNTRIES), network: networkKey, startsAt: clockTime }),
      ]),
      answer: answers['campaign:start'],
    },
    'campaign:pause': { args: z.tuple([z.boolean()]), answer: answers['campaign:pause'] },
    'campaign:stop': { args: z.tuple([]), answer: answers['campaign:stop'] },
    'line:read': { args: z.tuple([networkKey.nullable().optional()]), answer: answers['line:read'] },
    'line:chart': {
      args: z.tuple([range, z.number().int().min(1).max(MAX_COLUMNS), networkKey.nullable().optional()]),
      answer: answers['line:chart'],
    },
    'settings:read': { args: z.tuple([]), answer: answers['settings:read'] },
    'settings:save': {
      args: z.tuple([anySettings, stillToSend.optional()]),
      answer: answers['settings:save'],
    },
    'edits:read': { args: z.tuple([]), answer: answers['edits:read'] },
    'edits:keep': {
      args: z.tuple([z.enum(EDIT_NAMES), z.string().max(MAX_EDIT_CHARACTERS).nullable()]),
      answer: answers['edits:keep'],
    },
    'secret:status': { args: z.tuple([secret]), answer: answers['secret:status'] },
    'secret:save': {
      args: z.tuple([secret, z.string().max(10_000), z.enum(SECRET_STORAGES)]),
      answer: answers['secret:save'],
    },
    'secret:forget': { args: z.tuple([secret]), answer: answers['secret:forget'] },
    'schedule:preview': { args: z.tuple([typedScheduleSchema]), answer: answers['schedule:preview'] },
    'tray:read': { args: z.tuple([]), answer: answers['tray:read'] },
    'quit:ask': { args: z.tuple([]), answer: answers['quit:ask'] },
    'own:open': { args: z.tuple([z.enum(OWN_PLACES)]), answer: answers['own:open'] },
    'diagnostics:copy': { args: z.tuple([]), answer: answers['diagnostics:copy'] },
    'support:preview': { args: z.tuple([]), answer: answers['support:preview'] },
    'support:save': { args: z.tuple([id]), answer: answers['support:save'] },
    'own:read': { args: z.tuple([z.enum(OWN_DOCUMENTS)]), answer: answers['own:read'] },
    'quit:answer': { args: z.tuple([z.enum(QUIT_ANSWERS)]), answer: answers['quit:answer'] },
    'schedule:pause': { args: z.tuple([z.enum(SCHEDULE_PAUSES)]), answer: answers['schedule:pause'] },
    'servers:list': { args: z.tuple([provider]), answer: answers['servers:list'] },
    'servers:check': { args: z.tuple([provider, z.string().max(2_000)]), answer: answers['servers:check'] },
    'providers:read': { args: z.tuple([]), answer: answers['providers:read'] },
    'ceiling:measure': { args: z.tuple([]), answer: answers['ceiling:measure'] },
    'data-use:read': { args: z.tuple([]), answer: answers['data-use:read'] },
    'networks:list': { args: z.tuple([]), answer: answers['networks:list'] },
    'addresses:list': { args: z.tuple([]), answer: answers['addresses:list'] },
    'rules:backtest': { args: z.tuple([ruleSchema]), answer: answers['rules:backtest'] },
    'rules:preview': { args: z.tuple([ruleSchema]), answer: answers['rules:preview'] },
    'rules:states': { args: z.tuple([]), answer: answers['rules:states'] },
    'channel:confirm': { args: z.tuple([channel]), answer: answers['channel:confirm'] },
    'channel:test': { args: z.tuple([channel]), answer: answers['channel:test'] },
    'mail-server:find': { args: z.tuple([z.string().max(1_000)]), answer: answers['mail-server:find'] },
    'mail:authorise': { args: z.tuple([]), answer: answers['mail:authorise'] },
    'delivery:read': {
      args: z.tuple([
        z.object({
          states: z.array(z.enum(MESSAGE_STATES)).max(MESSAGE_STATES.length),
          channels: z.array(channel).max(CHANNEL_KINDS.length),
          ...page,
        }),
      ]),
      answer: answers['delivery:read'],
    },
    'delivery:readers': { args: z.tuple([]), answer: answers['delivery:readers'] },
    'delivery:entry': { args: z.tuple([id]), answer: answers['delivery:entry'] },
    'delivery:retry': { args: z.tuple([id]), answer: answers['delivery:retry'] },
    'delivery:aside': { args: z.tuple([id]), answer: answers['delivery:aside'] },
    'demo:mails': { args: z.tuple([]), answer: answers['demo:mails'] },
    'notice:confirm': { args: z.tuple([id]), answer: answers['notice:confirm'] },
  } satisfies Routes;
}
