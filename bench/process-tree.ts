import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const KIB = 1024;

/** A process and all its descendants that are alive now. */
export function processTree(root: number): readonly number[] {
  const parents = new Map(allProcesses().map((pid) => [pid, getParent(pid)]));
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid && !tree.includes(child)) tree.push(child);
  }
  return tree;
}

/** Proportional set size of a tree: memory that several processes share counts once. */
export function pssBytes(root: number): number {
  return sum(processTree(root).map((pid) => number(/^Pss:\s+(\d+) kB/m, read(pid, 'smaps_rollup')) * KIB));
}

/** What one process maps, and its share of that. */
export function getMemory(pid: number): { readonly pssBytes: number; readonly rssBytes: number } {
  const text = read(pid, 'smaps_rollup');
  return {
    pssBytes: number(/^Pss:\s+(\d+) kB/m, text) * KIB,
    rssBytes: number(/^Rss:\s+(\d+) kB/m, text) * KIB,
  };
}

/** Electron's utility processes of a tree that run Node. */
export function utilityProcesses(root: number): readonly number[] {
  return processTree(root).filter((pid) => read(pid, 'cmdline').includes('node.mojom.NodeService'));
}

/** Chromium's processes of a tree that have a window. */
export function windowProcesses(root: number): readonly number[] {
  return processTree(root).filter((pid) => read(pid, 'cmdline').includes('--type=renderer'));
}

/** Ends a process and all its descendants. */
export function endTree(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    // Its helpers would go on writing into the folder that is removed next.
    for (const pid of processTree(child.pid ?? 0)) kill(pid);
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** Processor time that a tree has used until now, in seconds. */
export function cpuSeconds(root: number): number {
  return sum(
    processTree(root).map((pid) => {
      const fields = statFields(pid);
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
    }),
  );
}

function allProcesses(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function getParent(pid: number): number {
  return Number(statFields(pid)[1] ?? 0);
}

/** The fields after the program's name, which may hold spaces and brackets; the first is the state. */
function statFields(pid: number): readonly string[] {
  const text = read(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Empty when the process has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

const number = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1] ?? 0);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
