import about from './about.json';
import backup from './backup.json';
import campaign from './campaign.json';
import channels from './channels.json';
import cli from './cli.json';
import common from './common.json';
import dashboard from './dashboard.json';
import delivery from './delivery.json';
import history from './history.json';
import imports from './imports.json';
import letter from './letter.json';
import mailbox from './mailbox.json';
import message from './message.json';
import notes from './notes.json';
import notice from './notice.json';
import outages from './outages.json';
import patterns from './patterns.json';
import palette from './palette.json';
import report from './report.json';
import rules from './rules.json';
import run from './run.json';
import search from './search.json';
import settings from './settings.json';
import start from './start.json';
import tray from './tray.json';
import updates from './updates.json';
import welcome from './welcome.json';

/** French; locales/complete.test.ts holds it complete. */
export default {
  about,
  backup,
  campaign,
  channels,
  cli,
  common,
  dashboard,
  delivery,
  history,
  imports,
  letter,
  mailbox,
  message,
  notes,
  notice,
  outages,
  patterns,
  palette,
  report,
  rules,
  run,
  search,
  settings,
  start,
  tray,
  updates,
  welcome,
};
