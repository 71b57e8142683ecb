import { laidOver, type Corrected } from '../corrections/corrections.queries.js';
import type { Rows } from '../database/db.js';
import type { InterimKind, Proposable } from './interim-kind.js';

interface ViewRow {
  id: number;
  text: string;
  marks: Record<string, string>;
  byAccount: number;
  by: string;
  at: Date;
}

export interface InterimShown extends Corrected {
  id: number;
  text: string;
  by: string;
  byAccount: number;
  at: Date;
  marks: { text: string; mark: string }[];
}

const ON = {
  evaluationId: `select v.id, v.text, v.marks, v.by_account as "byAccount", a.display_name as by, v.at from interim_views v join accounts a on a.id = v.by_account where v.evaluation_id = $1 order by v.id`,
  legalFormId: `select v.id, v.text, v.marks, v.by_account as "byAccount", a.display_name as by, v.at from interim_views v join accounts a on a.id = v.by_account where v.legal_form_id = $1 order by v.id`,
};

/** What former heads said of a paper, as it stands now, with what stood before; `proposable` gives the marks their words. */
export async function interimViews(
  on: Rows,
  { code, column }: Pick<InterimKind, 'code' | 'column'>,
  paperId: number,
  proposable: readonly Proposable[],
): Promise<InterimShown[]> {
  const rows = await on.rows<ViewRow>(ON[column], [paperId]);
  const said = await laidOver(on, code, rows);
  return said.map((view) => {
    const newest = view as unknown as Record<string, string>;
    const marks = proposable.flatMap(({ code: mark, field, text }) => {
      const proposed = view.versions.length > 0 ? newest[field] : view.marks[mark];
      return proposed ? [{ text, mark: proposed }] : [];
    });
    const { id, text, by, byAccount, at, versions, withdrawn } = view;
    return { id, text, by, byAccount, at, versions, withdrawn, marks: withdrawn ? [] : marks };
  });
}
