import { commonItems } from '../../scoring/editions/month-record.js';
import type { Issue } from '../../web/issues.js';
import type { LegalForm, Marks, StoredShare } from './legal-form.queries.js';
import { readMarks, readText } from './marks.form.js';
import { readVersion, textOf, type Body } from '../../web/read-form.js';

export const HEAD_BOUNDS = { opinion: 4000, reason: 2000 } as const;

/** What the competent person states: as it is typed now, the rest as it was stored. */
export type HeadStated = Pick<
  LegalForm,
  'organising' | 'organisingReason' | 'uniting' | 'unitingReason' | 'opinion' | 'headReason'
> & { marks: Marks; markReasons: Record<string, string> };

export interface HeadDraft {
  version: number | null;
  stated: HeadStated;
  issues: Issue[];
}

export function headStatedOf(legalForm: LegalForm): HeadStated {
  const { headMarks: marks, organising, organisingReason, uniting, unitingReason, opinion, headReason } = legalForm;
  const { markReasons } = legalForm;
  return { marks, markReasons, organising, organisingReason, uniting, unitingReason, opinion, headReason };
}

export function readHead(
  body: Body,
  stored: HeadStated,
  { month, leader }: Pick<LegalForm, 'month' | 'leader'>,
): HeadDraft {
  const issues: Issue[] = [];
  const { opinion, reason } = HEAD_BOUNDS;
  const text = (field: 'organisingReason' | 'unitingReason' | 'headReason') =>
    readText(body, field, stored[field], reason, issues);
  const stated = {
    marks: readMarks(month, body, stored.marks, issues),
    markReasons: readReasons(body, stored.markReasons, issues),
    organising: leader ? readShare(body, 'organising', stored.organising) : null,
    organisingReason: leader ? text('organisingReason') : '',
    uniting: leader ? readShare(body, 'uniting', stored.uniting) : null,
    unitingReason: leader ? text('unitingReason') : '',
    opinion: readText(body, 'opinion', stored.opinion, opinion, issues),
    headReason: text('headReason'),
  };
  return { version: readVersion(body), stated, issues };
}

/** Why each mark changed; an emptied field is no reason. */
function readReasons(body: Body, stored: Record<string, string>, issues: Issue[]): Record<string, string> {
  const said = commonItems.map(
    (item) => [item, readText(body, `why.${item}`, stored[item] ?? '', HEAD_BOUNDS.reason, issues)] as const,
  );
  return Object.fromEntries(said.filter(([, reason]) => reason !== ''));
}

function readShare(body: Body, field: string, stored: StoredShare | null): StoredShare | null {
  const typed = textOf(body, field);
  return ([100, 50] as const).find((share) => String(share) === typed) ?? stored;
}

/** Has anything been stated yet? The first of it ends the right to withdraw. */
export function begun(stated: HeadStated): boolean {
  return (
    Object.keys(stated.marks).length > 0 ||
    stated.organising !== null ||
    stated.uniting !== null ||
    stated.opinion !== ''
  );
}
