import { groupText } from '../catalogue.view.js';
import { pageNumber, paged } from '../../web/paging.js';
import type { Typed } from '../typed.js';
import type { Rows } from '../../database/db.js';
import type { FoundImport } from '../../imports/import.queries.js';
import { accountRows } from './account.queries.js';
import { ROW_KINDS, type CatalogueSummary } from './plan.js';

const SIZE = 100;

/** The account of a file: what became of every row, sheet by sheet, with the sums that show it. */
export async function accountView(on: Rows, found: FoundImport, open: boolean, asked: Typed) {
  const { sheets, groups, tooManyGroups } = found.summary as CatalogueSummary;
  const [kind, sheet] = [wantedKind(asked['show']), wantedSheet(asked['sheet'], sheets.length)];
  const at = pageNumber(asked['page']);
  const shown = await accountRows(on, found.id, { kind, sheet }, SIZE, (at - 1) * SIZE);
  const totals = ROW_KINDS.map((one) => ({
    kind: one,
    count: sheets.reduce((sum, { counts }) => sum + counts[one], 0),
  }));
  const address = { show: kind ?? undefined, sheet: sheet === null ? undefined : String(sheet) };
  return {
    found,
    open,
    tooManyGroups,
    groups: groups.map((group) => ({ text: groupText(group), products: group.products })),
    sheets: sheets.map((one, index) => ({
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
    wantedSheet: sheet === null ? null : sheets[sheet]!.name,
    rows: shown.rows.map((row) => ({ ...row, sheetName: sheets[row.sheet]!.name })),
    pages: paged(`/catalogue/imports/${found.id}`, address, at, SIZE, shown.total),
    outdated: found.status === 'outdated',
    mayApply: open && !tooManyGroups && totals[0]!.count > 0 && ['checked', 'failed'].includes(found.status),
    nothing: totals[0]!.count === 0,
  };
}

function wantedKind(text: string | undefined): string | null {
  return text === 'warned' || ROW_KINDS.some((kind) => kind === text) ? text! : null;
}

function wantedSheet(text: string | undefined, count: number): number | null {
  return text !== undefined && /^\d{1,2}$/.test(text) && Number(text) < count ? Number(text) : null;
}
