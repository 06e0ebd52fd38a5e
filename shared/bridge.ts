import type { IpcEvents, IpcRequests } from './ipc';

type CamelCase<Name extends string> = Name extends `${infer Head}:${infer Tail}`
  ? `${CamelCase<Head>}${Capitalize<Tail>}`
  : Name extends `${infer Head}-${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : Name;

/** What the preload script gives the window: one named method per request (`run:start` is `runStart`) and per event. */
export type Bridge = {
  readonly [Name in keyof IpcRequests as CamelCase<Name>]: (
    ...args: IpcRequests[Name]['args']
  ) => Promise<IpcRequests[Name]['answer']>;
} & {
  readonly [Name in keyof IpcEvents as `on${Capitalize<CamelCase<Name>>}`]: (
    listener: (payload: IpcEvents[Name]) => void,
  ) => () => void;
} & {
  /** Where a file is that was dropped on the window; empty where it is no file of the disk. */
  readonly pathOfFile: (file: File) => string;
};
