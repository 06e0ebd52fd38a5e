import { TIME_ZONE } from '../settings';

/** The packaged program; `npm run e2e` builds it and names it here. */
export function executable(): string {
  const path = process.env['LINEWATCH_EXECUTABLE'];
  if (path === undefined) throw new Error('LINEWATCH_EXECUTABLE is not set: start the tests by npm run e2e');
  return path;
}

/** Chromium's sandbox cannot be used by root, and by root alone. */
export const isRoot = process.getuid?.() === 0;

/** The environment of the application: the desktop of the tests, and a zone in which times are known. */
export function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...(Object.fromEntries(entries) as Record<string, string>), TZ: TIME_ZONE, ...more };
}
