/** Where a value stands in a tree of JSON: names of objects, places in lists. */
export type Path = readonly PropertyKey[];

/** A tree without what was cut from it. */
export interface Pruned {
  readonly value: unknown;
  /** The place that a path of the pruned tree has in the whole one. */
  readonly wholePath: (path: Path) => Path;
}

interface Cut {
  isCut: boolean;
  readonly inside: Map<PropertyKey, Cut>;
}

type Places = ReadonlyMap<unknown, readonly number[]>;

/** Parts that are left out of a tree of JSON. The tree itself stays as it is, so that each part keeps its name. */
export class Cuts {
  readonly #root: Cut = { isCut: false, inside: new Map() };

  /** Cuts the part at a path of the whole tree. False where it is cut already, or is inside of what is. */
  add(path: Path): boolean {
    let cut = this.#root;
    for (const key of path) {
      if (cut.isCut) return false;
      const next: Cut = cut.inside.get(key) ?? { isCut: false, inside: new Map() };
      cut.inside.set(key, next);
      cut = next;
    }
    if (cut.isCut) return false;
    cut.isCut = true;
    return true;
  }

  /** The whole part that a cut path belongs to: the path itself, or what was cut around it. */
  outermost(path: Path): Path {
    let cut: Cut | undefined = this.#root;
    for (const [depth, key] of path.entries()) {
      if (cut?.isCut === true) return path.slice(0, depth);
      cut = cut?.inside.get(key);
    }
    return path;
  }

  /** The tree without the cuts: names are missing, lists are shorter. Undefined where all of it was cut. */
  prune(tree: unknown): Pruned {
    const places = new Map<unknown, readonly number[]>();
    const value = this.#root.isCut ? undefined : pruned(tree, this.#root, places);
    return { value, wholePath: (path) => wholePath(value, path, places) };
  }

  /** Where a path of the whole tree stands in the pruned one; null where it is inside of what was cut as a whole. */
  prunedPath(path: Path): Path | null {
    let cut: Cut | undefined = this.#root;
    const found: PropertyKey[] = [];
    for (const key of path) {
      if (cut?.isCut === true) return null;
      found.push(typeof key === 'number' ? key - cutsBefore(cut, key) : key);
      cut = cut?.inside.get(key);
    }
    return found;
  }
}

function pruned(node: unknown, cut: Cut, places: Map<unknown, readonly number[]>): unknown {
  if (typeof node !== 'object' || node === null || cut.inside.size === 0) return node;
  const child = (key: PropertyKey, value: unknown) => {
    const inside = cut.inside.get(key);
    return inside === undefined ? value : pruned(value, inside, places);
  };
  const isKept = (key: PropertyKey) => cut.inside.get(key)?.isCut !== true;
  if (!Array.isArray(node)) {
    const entries = Object.entries(node).filter(([key]) => isKept(key));
    return Object.fromEntries(entries.map(([key, value]) => [key, child(key, value)]));
  }
  const kept = [...node.keys()].filter(isKept);
  const list = kept.map((index) => child(index, node[index]));
  places.set(list, kept);
  return list;
}

function wholePath(tree: unknown, path: Path, places: Places): Path {
  let node = tree;
  return path.map((key) => {
    const whole = typeof key === 'number' ? (places.get(node)?.[key] ?? key) : key;
    node = getChild(node, key);
    return whole;
  });
}

function cutsBefore(list: Cut | undefined, index: number): number {
  if (list === undefined) return 0;
  return [...list.inside].filter(([key, { isCut }]) => isCut && typeof key === 'number' && key < index)
    .length;
}

/** What stands under a name or a place; undefined where nothing does. */
export function getChild(node: unknown, key: PropertyKey): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  return Reflect.get(node, key) as unknown;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(getChild, tree);
}
