import { notifyMany } from '../../acts/notify.js';
import { recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { ImportedMonth } from './imported-month.entity.js';

/** A month (YYYY-MM) that another agency scored, 0 to 100 points, with its document and the day of that (YYYY-MM-DD). */
export interface NewImportedMonth {
  officialId: number;
  month: string;
  score: Dec;
  agency: string;
  documentNumber: string;
  documentDate: string;
}

interface Writer {
  account: number;
  name: string;
  at: Date;
  /** The file they came in. */
  import?: number;
}

/** Writes them, each with its act in the person's chain, and tells each person. Whoever calls has asked whether they may stand. */
export async function writeImportedMonths(
  tx: Tx,
  given: readonly NewImportedMonth[],
  { account, name, at, import: file }: Writer,
): Promise<void> {
  await tx.insertMany(
    ImportedMonth,
    given.map((one) => ({ ...one, byAccount: account, at })),
  );
  const acts = given.map(({ officialId, ...detail }) => ({
    chain: `official:${officialId}`,
    detail: { ...detail, ...(file === undefined ? {} : { import: file }) },
  }));
  await recordActs(tx, { act: 'official.month-imported', account, at }, acts);
  await notifyMany(
    tx,
    given.map(({ officialId, month, agency }) => ({
      ...{ officialId, code: 'legal-month-imported', params: { by: name, month, agency } },
      ...{ href: `/legal/officials/${officialId}/${month.slice(0, 4)}`, at },
    })),
  );
}
