import { byId, type Id } from "./ballots";
import type { Table } from "./totals";

export interface Component {
  readonly entries: readonly Id[];
  readonly delegations: readonly Id[];
}

/**
 * Gives the groups of entries and delegations that hang together by score sheets (union-find on the two-sided graph;
 * Weeks & Williams 1964). Scores of entries in different groups cannot be compared. Entries without any sheet and
 * delegations without any sheet belong to none and are left out.
 */
export function componentsOf(table: Table): Component[] {
  const size = table.entries.length;
  const parent = Int32Array.from({ length: size + table.delegations.length }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] as number;
    for (let step = node; step !== root; ) {
      const next = parent[step] as number;
      parent[step] = root;
      step = next;
    }
    return root;
  };
  const used = new Uint8Array(parent.length);
  for (let i = 0; i < size; i += 1)
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
      const seat = size + (table.delegationOf[n] as number);
      used[i] = 1;
      used[seat] = 1;
      parent[rootOf(seat)] = rootOf(i);
    }
  const groups = new Map<number, { entries: Id[]; delegations: Id[] }>();
  for (let node = 0; node < parent.length; node += 1) {
    if (used[node] === 0) continue;
    const root = rootOf(node);
    const group = groups.get(root) ?? { entries: [], delegations: [] };
    groups.set(root, group);
    if (node < size) group.entries.push(table.entries[node] as Id);
    else group.delegations.push(table.delegations[node - size] as Id);
  }
  return [...groups.values()].sort((a, b) => byId(a.entries[0] as Id, b.entries[0] as Id));
}

/** Gives the entries nobody scored. */
export function unscoredEntries(table: Table): Id[] {
  return table.entries.filter((_, i) => table.rowStart[i] === table.rowStart[i + 1]);
}

/** Gives the delegations that scored nothing. */
export function silentDelegations(table: Table): Id[] {
  const used = new Set(table.delegationOf);
  return table.delegations.filter((_, j) => !used.has(j));
}
