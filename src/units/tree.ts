export interface TreeRow {
  id: number;
  parentId: number | null;
}

export type Branch<T extends TreeRow> = T & { children: Branch<T>[] };

/** Rows as they hang together, in the order given; a row whose parent is not among them stands at the top. */
export function growTree<T extends TreeRow>(rows: readonly T[]): Branch<T>[] {
  const branches = new Map(rows.map((row) => [row.id, { ...row, children: [] as Branch<T>[] }]));
  const top: Branch<T>[] = [];
  for (const branch of branches.values()) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId);
    (parent?.children ?? top).push(branch);
  }
  return top;
}
