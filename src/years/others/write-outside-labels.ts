import { notifyMany } from '../../acts/notify.js';
import { recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { YearRow } from '../year.queries.js';
import type { Label } from '../year-record.queries.js';
import type { OtherPerson } from './others.queries.js';
import { OutsideLabel } from './outside-label.entity.js';

interface Decided {
  label: Label;
  decisionNumber: string;
  decisionDate: string;
  issuedBy: string;
  score: Dec | null;
  frameId: number | null;
  note: string | null;
}

export type NewOutsideLabel = Decided &
  Pick<OtherPerson, 'officialId' | 'unitId' | 'title' | 'position' | 'personType'>;

interface Writer {
  account: number;
  name: string;
  at: Date;
  /** The file they came in. */
  import?: number;
}

/** Writes them with their acts and tells each person. */
export async function writeOutsideLabels(
  tx: Tx,
  { id: yearId, year }: Pick<YearRow, 'id' | 'year'>,
  given: readonly NewOutsideLabel[],
  { account, name, at, import: file }: Writer,
): Promise<void> {
  const rows = await tx.insertMany(
    OutsideLabel,
    given.map((one) => ({ yearId, ...one, byAccount: account, at })),
  );
  const acts = given.map(({ officialId, label, decisionNumber, decisionDate, issuedBy, score }, place) => ({
    chain: `official:${officialId}`,
    detail: {
      outsideLabel: rows[place]!.id,
      year,
      label,
      ...(score === null ? {} : { score }),
      ...{ decisionNumber, decisionDate, issuedBy },
      ...(file === undefined ? {} : { import: file }),
    },
  }));
  await recordActs(tx, { act: 'outside-label.entered', account, at }, acts);
  const notice = { code: 'outside-label-entered', params: { by: name, year }, href: '/years', at };
  await notifyMany(
    tx,
    given.map(({ officialId }) => ({ officialId, ...notice })),
  );
}
