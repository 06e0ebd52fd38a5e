import { CHANNEL_KINDS, type ChannelKind } from '../../../../shared/channels';
import type { Place, SettingsSection } from '../../../hooks/place';
import type { SettingsForm } from '../form';
import { getFieldId, isScheduleField } from '../schedules/schedules-form';

/**
 * Every setting outside of the channels: its name, which is the id of its control or begins it, its words, and the
 * setting to go to while its own control is not shown. In the order of the page.
 */
export const FIELDS = [
  field('plan-download', 'line', 'settings:plan.download', 'settings:plan.hint'),
  field('plan-upload', 'line', 'settings:plan.upload', 'settings:plan.hint'),
  field('plan-normal-download', 'line', 'settings:plan.normal-download', 'settings:plan.moreHint'),
  field('plan-normal-upload', 'line', 'settings:plan.normal-upload', 'settings:plan.moreHint'),
  field('plan-minimum-download', 'line', 'settings:plan.minimum-download', 'settings:plan.moreHint'),
  field('plan-minimum-upload', 'line', 'settings:plan.minimum-upload', 'settings:plan.moreHint'),
  field('plan-search', 'line', 'settings:plan.search', 'settings:plan.searchHint'),
  field('plan-network', 'line', 'settings:plan.network', 'settings:plan.networkHint', 'plan-download'),
  field('schedule-kind', 'schedule', 'settings:schedule.kind', 'settings:about.schedule'),
  field('daily-at', 'schedule', 'settings:field.daily-at', 'settings:schedule.dailyAtHint', 'schedule-kind'),
  field('cron', 'schedule', 'settings:schedule.cron', 'settings:schedule.cronHint', 'schedule-kind'),
  field('off-the-hour', 'schedule', 'settings:schedule.offTheHour', 'settings:schedule.offTheHourHint'),
  field('paused', 'schedule', 'settings:schedule.paused', 'settings:schedule.pausedHint'),
  field(
    'skip-on-battery',
    'schedule',
    'settings:schedule.skipOnBattery',
    'settings:schedule.skipOnBatteryHint',
  ),
  field('min-battery', 'schedule', 'settings:schedule.minBattery', 'settings:schedule.minBatteryHint'),
  field(
    'skip-on-metered',
    'schedule',
    'settings:schedule.skipOnMetered',
    'settings:schedule.skipOnMeteredHint',
    'skip-on-battery',
  ),
  field(
    'skip-in-full-screen',
    'schedule',
    'settings:schedule.skipInFullScreen',
    'settings:schedule.skipInFullScreenHint',
    'skip-on-battery',
  ),
  field(
    'max-traffic',
    'schedule',
    'settings:schedule.maxTraffic',
    'settings:schedule.maxTrafficHint',
    'skip-on-battery',
  ),
  field(
    'when-busy',
    'schedule',
    'settings:schedule.whenBusy',
    'settings:schedule.conditionsHint',
    'max-traffic',
  ),
  field(
    'schedule-networks',
    'schedule',
    'settings:schedule.networks',
    'settings:schedule.networksHint',
    'skip-on-battery',
  ),
  field('schedule-service', 'schedule', 'settings:schedule.service', 'settings:schedule.asSet'),
  field(
    'schedule-server',
    'schedule',
    'settings:field.schedule-server',
    'settings:schedule.serverHint',
    'schedule-service',
  ),
  field('schedule-mode', 'schedule', 'settings:schedule.mode', 'settings:schedule.asSet'),
  field('time-zone', 'schedule', 'settings:field.time-zone', 'settings:schedule.timeZone'),
  field(
    'offset-minutes',
    'schedule',
    'settings:schedule.offset',
    'settings:schedule.offsetHint',
    'off-the-hour',
  ),
  field('maintenance', 'schedule', 'settings:schedule.maintenance', 'settings:schedule.maintenanceHint'),
  field('retry', 'schedule', 'settings:retries.isEnabled', 'settings:retries.isEnabledHint'),
  field('retry-waits', 'schedule', 'settings:retries.waits', 'settings:retries.waitsHint', 'retry'),
  field('confirm-breaches', 'schedule', 'settings:retries.confirms', 'settings:retries.confirmsHint'),
  field(
    'confirm-after',
    'schedule',
    'settings:retries.confirmAfter',
    'settings:retries.confirmsHint',
    'confirm-breaches',
  ),
  field('watch-line', 'watching', 'settings:watching.isEnabled', 'settings:watching.isEnabledHint'),
  field('target', 'watching', 'settings:field.target', 'settings:watching.targetsHint'),
  field('service', 'service', 'settings:service.choice', 'settings:service.automaticHint'),
  field('ookla-server', 'service', 'settings:field.ookla-server', 'settings:service.ooklaServer', 'service'),
  field('own-servers', 'servers', 'settings:server.own', 'settings:server.ownHint'),
  field('fixed-server', 'servers', 'settings:server.choice', 'settings:server.choiceHint'),
  field('own-cloudflare', 'servers', 'settings:field.own-cloudflare', 'settings:server.otherHint.cloudflare'),
  field('own-nq', 'servers', 'settings:field.own-nq', 'settings:server.otherHint.nq'),
  field('own-ndt7', 'servers', 'settings:field.own-ndt7', 'settings:server.otherHint.ndt7'),
  field('run-server', 'servers', 'settings:server.run', 'settings:server.runThen'),
  field('scheduled-mode', 'data', 'settings:data.scheduled', 'settings:about.data'),
  field('manual-mode', 'data', 'settings:data.manual', 'settings:about.data'),
  field('monthly-limit', 'data', 'settings:data.limit', 'settings:data.limitHint'),
  field('at-limit', 'data', 'settings:data.reached', 'settings:data.limitHint', 'monthly-limit'),
  field('month-use', 'data', 'settings:data.use', 'settings:about.data'),
  field('ip-version', 'connection', 'settings:connection.ipVersion', 'settings:about.connection'),
  field(
    'local-address',
    'connection',
    'settings:connection.localAddress',
    'settings:connection.localAddressHint',
  ),
  field('proxy', 'connection', 'settings:connection.proxy', 'settings:connection.proxyHint.manual'),
  field(
    'proxy-url',
    'connection',
    'settings:connection.proxyUrl',
    'settings:connection.proxyUrlHint',
    'proxy',
  ),
  field('ceiling', 'connection', 'settings:ceiling.label', 'settings:ceiling.hint'),
  field('known-networks', 'networks', 'settings:networks.known', 'settings:networks.planHint'),
  field('privacy-ssid', 'networks', 'settings:privacy.ssid', 'settings:privacy.hint.ssid'),
  field('privacy-bssid', 'networks', 'settings:privacy.bssid', 'settings:privacy.hint.bssid'),
  field('privacy-addresses', 'networks', 'settings:privacy.addresses', 'settings:privacy.hint.addresses'),
  field('import', 'records', 'imports:label', 'imports:hint'),
  field('backup', 'records', 'backup:write.label', 'backup:write.hint'),
  field('backup-every', 'records', 'backup:schedule.every', 'backup:about'),
  field('backup-folder', 'records', 'backup:schedule.folder', 'backup:schedule.folderHint', 'backup-every'),
  field('backup-keep', 'records', 'backup:schedule.keep', 'backup:schedule.keepHint', 'backup-every'),
  field('restore', 'records', 'backup:restore.label', 'backup:restore.hint'),
  field('keep-tests', 'records', 'backup:retention.label', 'backup:retention.hint'),
  field('restore-points', 'records', 'backup:points.title', 'backup:points.hint'),
  field('language', 'general', 'settings:general.language', 'settings:about.general'),
  field('theme', 'general', 'settings:general.theme', 'settings:about.general'),
  field('zoom', 'general', 'settings:general.zoom', 'settings:about.general'),
  field('rate-unit', 'general', 'settings:general.rateUnit', 'settings:general.rateUnitHint'),
  field('start-at-login', 'general', 'settings:general.startAtLogin', 'settings:general.startAtLoginHint'),
  field('check-updates', 'general', 'updates:check', 'updates:checkHint', 'start-at-login'),
  field('tray-icon', 'general', 'settings:tray.icon', 'settings:tray.iconHint'),
  field('tray-figures', 'general', 'settings:tray.figures', 'settings:tray.figuresHint', 'tray-icon'),
  field('welcome', 'general', 'settings:general.welcome', 'settings:general.welcomeHint'),
  field('shortcuts', 'general', 'settings:shortcuts.title', 'settings:shortcuts.leave'),
  field('about', 'about', 'settings:section.about', 'about:hint'),
] as const;
type KnownField = (typeof FIELDS)[number];
export type FieldName = KnownField['name'];

function field<const Name extends string, const Label extends string, const Hint extends string>(
  name: Name,
  section: SettingsSection,
  label: Label,
  hint: Hint,
  otherwise?: string,
): {
  readonly name: Name;
  readonly section: SettingsSection;
  readonly label: Label;
  readonly hint: Hint;
  readonly otherwise: string | undefined;
} {
  return { name, section, label, hint, otherwise };
}

/** The parts of the form with settings that there are several of. */
export type Several = Pick<SettingsForm, 'schedules' | 'watching'>;

/** The id of a setting's control; of settings that there are several of, that of the first. */
export function controlOf(name: FieldName, { schedules, watching }: Several): string {
  const schedule = schedules[0]?.id;
  if (name === 'target') return `target-${watching.targets[0]?.key ?? ''}`;
  if (FIELDS.find((known) => known.name === name)?.section !== 'schedule' || schedule === undefined) {
    return name;
  }
  if (isScheduleField(name)) return getFieldId(schedule, name);
  return OF_EVERY_SCHEDULE.includes(name) ? `${name}-${schedule}` : name;
}

/** Settings of a schedule that have no fault of their own. */
const OF_EVERY_SCHEDULE: readonly FieldName[] = [
  'off-the-hour',
  'paused',
  'skip-on-battery',
  'skip-on-metered',
  'skip-in-full-screen',
  'when-busy',
  'schedule-networks',
  'schedule-service',
  'schedule-mode',
];

/** Where a control is, by its id; the first section where no setting has it. */
export function placeOfField(id: string): Place {
  const channel = channelOfField(id);
  if (channel !== null) return { page: 'settings', section: 'channels', channel, field: id };
  const section =
    FIELDS.find(({ name }) => name === id)?.section ??
    SEVERAL.find(([start]) => id.startsWith(start))?.[1] ??
    FIELDS.find(({ name }) => id.startsWith(`${name}-`))?.section;
  return { page: 'settings', section: section ?? 'line', field: id };
}

/** Beginnings of the ids of settings that there are several of. */
const SEVERAL: readonly (readonly [start: string, section: SettingsSection])[] = [
  ['schedule-', 'schedule'],
  ['target-', 'watching'],
  ['server-', 'servers'],
  ['network-', 'networks'],
];

/** The channel that a field belongs to; null for a setting of something else. */
export function channelOfField(id: string): ChannelKind | null {
  return CHANNEL_KINDS.find((kind) => id.startsWith(`${kind}-`)) ?? null;
}
