import type { Tx } from '../../src/database/db.js';
import type { TestApp } from '../support/app.js';
import { GROUPS, type Row } from './authorization.matrix.js';

type Records = Readonly<Record<string, number>>;

/** The address of a row's door, with the records in its path. */
export function addressOf([route, target]: Row, records: Records): [method: string, path: string] {
  const [method, pattern] = route.split(' ') as [string, string];
  const parts = target.split(' ');
  const query = filled(parts.find((part) => part.startsWith('?')) ?? '', records);
  const path = parts
    .filter((part) => part.includes('=') && !part.startsWith('?'))
    .reduce((so, part) => {
      const [name, value] = part.split('=') as [string, string];
      return so.replace(new RegExp(`:${name}(?![A-Za-z])`), String(records[value] ?? value));
    }, pattern);
  return [method, path + query];
}

export function filled(text: string, records: Records): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(records[name]));
}

/** The people of a row: names and groups, less those with a minus. */
export function admitted(letIn: string): Set<string> {
  const people = new Set<string>();
  for (const word of letIn.split(' ').filter(Boolean)) {
    const names = (GROUPS[word.replace(/^-/, '') as keyof typeof GROUPS] ?? word.replace(/^-/, '')).split(' ');
    for (const name of names)
      if (word.startsWith('-')) people.delete(name);
      else people.add(name);
  }
  return people;
}

/** Looks at a transaction as it begins; what it gives back looks again at the end, when everything is written and nothing yet undone. */
export type Watch = (tx: Tx) => Promise<() => Promise<void>>;

type Transaction = <T>(work: (tx: Tx) => Promise<T>, ...make: unknown[]) => Promise<T>;

/** An act that is let in answers as it would, and then did not happen: no row of the matrix meets what another has done. */
export function undoEveryAct(app: Pick<TestApp, 'db'>, watch?: Watch): void {
  const kept: Transaction = app.db.tx.bind(app.db);
  app.db.tx = async <T, X extends Tx>(work: (tx: X) => Promise<T>, ...make: unknown[]): Promise<T> => {
    const undone = { result: undefined as T };
    try {
      return await kept(
        async (tx) => {
          const lookAgain = await watch?.(tx);
          undone.result = await work(tx as X);
          await lookAgain?.();
          throw undone;
        },
        ...make,
      );
    } catch (error) {
      if (error === undone) return undone.result;
      throw error;
    }
  };
}
