import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../shared/bridge';
import { DOOR_OPENED } from '../shared/door';
import type { IpcEvents, IpcRequests } from '../shared/ipc';
import { isWithinBounds } from '../shared/request-bounds';

/** Each answer that a page shows listens for the wish to read it again: more than ten are no leak. */
ipcRenderer.setMaxListeners(0);

/** The window loads while main builds what answers it. */
const opened = ipcRenderer.invoke(DOOR_OPENED);

/** What is too large ends here: main would stand still while it unpacks it. */
const ask =
  <Name extends keyof IpcRequests>(name: Name) =>
  (...args: IpcRequests[Name]['args']): Promise<IpcRequests[Name]['answer']> =>
    isWithinBounds(args)
      ? opened.then(() => ipcRenderer.invoke(name, ...args) as Promise<IpcRequests[Name]['answer']>)
      : Promise.reject(new Error(`${name}: the request is too large`));

const hear =
  <Name extends keyof IpcEvents>(name: Name) =>
  (listener: (payload: IpcEvents[Name]) => void): (() => void) => {
    const pass = (_event: unknown, payload: IpcEvents[Name]) => listener(payload);
    ipcRenderer.on(name, pass);
    return () => ipcRenderer.off(name, pass);
  };

/** What comes before anything listens is kept: a key can name a page while the window still puts itself together. */
const hearFromTheStart = <Name extends keyof IpcEvents>(name: Name) => {
  const early: IpcEvents[Name][] = [];
  let stopKeeping = hear(name)((payload) => early.push(payload));
  return (listener: (payload: IpcEvents[Name]) => void): (() => void) => {
    stopKeeping();
    stopKeeping = () => undefined;
    for (const payload of early.splice(0)) listener(payload);
    return hear(name)(listener);
  };
};

const bridge: Bridge = {
  stateRead: ask('state:read'),
  runStart: ask('run:start'),
  runCancel: ask('run:cancel'),
  runRead: ask('run:read'),
  runExclude: ask('run:exclude'),
  notesRead: ask('notes:read'),
  noteSave: ask('note:save'),
  noteRemove: ask('note:remove'),
  historyRead: ask('history:read'),
  historyExport: ask('history:export'),
  historyChoices: ask('history:choices'),
  backupWrite: ask('backup:write'),
  backupFolder: ask('backup:folder'),
  restoreList: ask('restore:list'),
  restorePreview: ask('restore:preview'),
  restoreStart: ask('restore:start'),
  restoreCancel: ask('restore:cancel'),
  updateCheck: ask('update:check'),
  updateInstall: ask('update:install'),
  updateLater: ask('update:later'),
  updateSkip: ask('update:skip'),
  updateConfirm: ask('update:confirm'),
  importPreview: ask('import:preview'),
  importStart: ask('import:start'),
  importList: ask('import:list'),
  importUndo: ask('import:undo'),
  retentionRead: ask('retention:read'),
  retentionPreview: ask('retention:preview'),
  retentionSet: ask('retention:set'),
  historyChart: ask('history:chart'),
  patternsHours: ask('patterns:hours'),
  patternsDistribution: ask('patterns:distribution'),
  patternsComparison: ask('patterns:comparison'),
  patternsGroups: ask('patterns:groups'),
  reportWrite: ask('report:write'),
  reportVerify: ask('report:verify'),
  letterFacts: ask('letter:facts'),
  letterSave: ask('letter:save'),
  letterMail: ask('letter:mail'),
  campaignRead: ask('campaign:read'),
  campaignStart: ask('campaign:start'),
  campaignPause: ask('campaign:pause'),
  campaignStop: ask('campaign:stop'),
  lineRead: ask('line:read'),
  lineChart: ask('line:chart'),
  settingsRead: ask('settings:read'),
  settingsSave: ask('settings:save'),
  editsRead: ask('edits:read'),
  editsKeep: ask('edits:keep'),
  secretStatus: ask('secret:status'),
  secretSave: ask('secret:save'),
  secretForget: ask('secret:forget'),
  schedulePreview: ask('schedule:preview'),
  quitAnswer: ask('quit:answer'),
  quitAsk: ask('quit:ask'),
  trayRead: ask('tray:read'),
  ownOpen: ask('own:open'),
  ownRead: ask('own:read'),
  diagnosticsCopy: ask('diagnostics:copy'),
  supportPreview: ask('support:preview'),
  supportSave: ask('support:save'),
  schedulePause: ask('schedule:pause'),
  serversList: ask('servers:list'),
  serversCheck: ask('servers:check'),
  providersRead: ask('providers:read'),
  ceilingMeasure: ask('ceiling:measure'),
  dataUseRead: ask('data-use:read'),
  networksList: ask('networks:list'),
  addressesList: ask('addresses:list'),
  rulesBacktest: ask('rules:backtest'),
  rulesPreview: ask('rules:preview'),
  rulesStates: ask('rules:states'),
  channelConfirm: ask('channel:confirm'),
  channelTest: ask('channel:test'),
  mailAuthorise: ask('mail:authorise'),
  mailServerFind: ask('mail-server:find'),
  deliveryRead: ask('delivery:read'),
  deliveryReaders: ask('delivery:readers'),
  deliveryEntry: ask('delivery:entry'),
  deliveryRetry: ask('delivery:retry'),
  deliveryAside: ask('delivery:aside'),
  demoMails: ask('demo:mails'),
  noticeConfirm: ask('notice:confirm'),
  onState: hear('state'),
  onProgress: hear('progress'),
  onRunRecorded: hear('run-recorded'),
  onNotesChanged: hear('notes-changed'),
  onDeliveryChanged: hear('delivery-changed'),
  onSettingsChanged: hear('settings-changed'),
  onDemoMail: hear('demo-mail'),
  onRefresh: hear('refresh'),
  onShowPage: hearFromTheStart('show-page'),
  pathOfFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('linewatch', bridge);
