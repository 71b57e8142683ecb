import type { Rows, Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import type { YearRow } from '../year.queries.js';
import { shareIn, type ShareForm } from './decision.form.js';
import { YearShare } from './year-share.entity.js';

/** The share in force for an agency (Điều 20.5, 8.5): the newest decision of its own, or else the year's. */
export interface Share {
  share: Dec;
  decision: string | null;
  decidedOn: string | null;
}

export async function shareOf(
  on: Rows,
  year: YearRow,
  unitId: number,
  about: 'officials' | 'organisations' = 'officials',
): Promise<Share> {
  const own = await on.one<Share>(
    `select trim_scale(share)::text as share, decision_number as decision, decision_date as "decidedOn" from year_shares
     where year_id = $1 and unit_id = $2 and about = $3 order by id desc limit 1`,
    [year.id, unitId, about],
  );
  if (own) return own;
  return about === 'officials'
    ? { share: year.share, decision: year.shareDecision, decidedOn: null }
    : { share: lawOfYear(year.year).unitQuotaShare, decision: null, decidedOn: null };
}

export interface NewShare {
  yearId: number;
  unitId: number;
  about: 'officials' | 'organisations';
  form: ShareForm;
  account: number;
  at: Date;
}

/** A new row each time; gives the share as it is kept. */
export async function writeShare(tx: Tx, { yearId, unitId, about, form, account, at }: NewShare): Promise<Dec> {
  const share = shareIn(form.percent);
  await tx.insert(YearShare, {
    yearId,
    unitId,
    about,
    share,
    decisionNumber: form.number,
    decisionDate: form.decidedOn,
    byAccount: account,
    at,
  });
  return share;
}
