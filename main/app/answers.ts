import type { Mode } from '../../shared/run';
import { exportForCommandLine } from '../command-line/export';
import { measureForCommandLine } from '../command-line/measure';
import type { HolderRequest } from '../command-line/requests';
import type { MainWindow } from '../shell/windows';
import type { Services } from './composition/services';
import { systemTimers } from './system';
import type { Ending } from './ending';

export interface ApplicationParts {
  readonly services: Services;
  readonly window: MainWindow;
  readonly ending: Ending;
}

function measureAsAsked({ pipeline, state }: Services, mode: Mode | null): Promise<unknown> {
  return measureForCommandLine(pipeline, { mode, rateUnit: state.read().rateUnit }, systemTimers);
}

/** What the application in the tray answers to other processes; null while it ends. */
export function answerAsApplication(
  { services, window, ending }: ApplicationParts,
  request: HolderRequest,
): Promise<unknown> | null {
  if (ending.signal.aborted) return null;
  switch (request.ask) {
    case 'measure':
      return measureAsAsked(services, request.mode);
    case 'export':
      return exportForCommandLine(services.historyExport, request.path);
    case 'backup':
      return services.backups.write(request.path);
    case 'restore':
      return Promise.resolve({ kind: 'running' });
    case 'report':
      return services.reportDesk.write(request);
    case 'show':
      if (!request.isHidden) window.show();
      return Promise.resolve({ kind: 'shown' });
  }
}

/** What a command that measures answers: a request for a test gets the one that runs. Null for all other requests. */
export function answerAsCommand(services: Services, request: HolderRequest): Promise<unknown> | null {
  switch (request.ask) {
    case 'measure':
      return services.pipeline.running === null ? null : measureAsAsked(services, request.mode);
    case 'export':
      return exportForCommandLine(services.historyExport, request.path);
    case 'backup':
      return services.backups.write(request.path);
    case 'report':
      return services.reportDesk.writeAlone(request);
    case 'restore':
    case 'show':
      return null;
  }
}
