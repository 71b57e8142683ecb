import { groupText } from '../catalogue.view.js';
import { pageNumber, paged } from '../../web/paging.js';
import type { Typed } from '../typed.js';
import type { Rows } from '../../database/db.js';
import type { FoundImport } from '../../imports/import.queries.js';
import { accountRows } from './account.queries.js';
import { ROW_KINDS, type CatalogueSummary } from './plan.js';

const SIZE = 100;

/** The account of a file: what became of every row, worksheet by worksheet, with the sums that show it. */
export async function accountView(on: Rows, found: FoundImport, open: boolean, asked: Typed) {
  const { worksheets, groups, tooManyGroups } = found.summary as CatalogueSummary;
  const [kind, worksheet] = [wantedKind(asked['show']), wantedWorksheet(asked['worksheet'], worksheets.length)];
  const at = pageNumber(asked['page']);
  const shown = await accountRows(on, found.id, { kind, worksheet }, SIZE, (at - 1) * SIZE);
  const totals = ROW_KINDS.map((one) => ({
    kind: one,
    count: worksheets.reduce((sum, { counts }) => sum + counts[one], 0),
  }));
  const address = { show: kind ?? undefined, worksheet: worksheet === null ? undefined : String(worksheet) };
  return {
    found,
    open,
    tooManyGroups,
    groups: groups.map((group) => ({ text: groupText(group), products: group.products })),
    worksheets: worksheets.map((one, index) => ({
      ...one,
      index,
      cells: ROW_KINDS.map((each) => ({ kind: each, count: one.counts[each] })),
    })),
    kinds: ROW_KINDS.map((one) => ({ kind: one, current: one === kind })),
    totals,
    total: found.total,
    imported: totals[0]!.count,
    refused: totals.find((one) => one.kind === 'refused')!.count,
    warned: shown.warned,
    wanted: kind,
    wantedWorksheet: worksheet === null ? null : worksheets[worksheet]!.name,
    rows: shown.rows.map((row) => ({ ...row, worksheetName: worksheets[row.worksheet]!.name })),
    pages: paged(`/catalogue/imports/${found.id}`, address, at, SIZE, shown.total),
    restKept: open && found.summary.wrong > 0 && found.purgedAt === null,
    outdated: found.status === 'outdated',
    mayApply: open && !tooManyGroups && totals[0]!.count > 0 && ['checked', 'failed'].includes(found.status),
    nothing: totals[0]!.count === 0,
  };
}

function wantedKind(text: string | undefined): string | null {
  return text === 'warned' || ROW_KINDS.some((kind) => kind === text) ? text! : null;
}

function wantedWorksheet(text: string | undefined, count: number): number | null {
  return text !== undefined && /^\d{1,2}$/.test(text) && Number(text) < count ? Number(text) : null;
}
