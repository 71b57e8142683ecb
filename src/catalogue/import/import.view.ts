import { groupText } from '../catalogue.view.js';
import { pageNumber, paged } from '../../web/paging.js';
import type { Typed } from '../typed.js';
import type { ImportRecord } from './catalogue-imports.service.js';
import { ROW_KINDS, type Plan, type RowOutcome } from './plan.js';

const SIZE = 100;

type Accounted = ImportRecord & { outcome: Omit<Plan, 'products'>; mayApply: boolean; rootName: string };

/** The account of a file: what became of every row, sheet by sheet, with the sums that show it. */
export function accountView(found: Accounted, asked: Typed) {
  const { outcomes, sheets, groups, tooManyGroups } = found.outcome;
  const [kind, sheet] = [wantedKind(asked['show']), wantedSheet(asked['sheet'], sheets.length)];
  const shown = outcomes.filter((row) => (sheet === null || row.sheet === sheet) && matches(row, kind));
  const at = pageNumber(asked['page']);
  const totals = ROW_KINDS.map((one) => ({
    kind: one,
    count: sheets.reduce((sum, { counts }) => sum + counts[one], 0),
  }));
  const address = { show: kind ?? undefined, sheet: sheet === null ? undefined : String(sheet) };
  const { sheets: _, outcome: __, mapping: ___, ...head } = found;
  return {
    found: head,
    tooManyGroups,
    groups: groups.map((group) => ({ text: groupText(group), products: group.products })),
    sheets: sheets.map((one, index) => ({
      ...one,
      index,
      cells: ROW_KINDS.map((each) => ({ kind: each, count: one.counts[each] })),
    })),
    kinds: ROW_KINDS.map((one) => ({ kind: one, current: one === kind })),
    totals,
    total: outcomes.length,
    imported: totals[0]!.count,
    refused: totals.find((one) => one.kind === 'refused')!.count,
    warned: outcomes.filter(({ warnings }) => warnings.length > 0).length,
    wanted: kind,
    wantedSheet: sheet === null ? null : sheets[sheet]!.name,
    rows: shown.slice((at - 1) * SIZE, at * SIZE).map((row) => ({ ...row, sheetName: sheets[row.sheet]!.name })),
    pages: paged(`/catalogue/imports/${found.id}`, address, at, SIZE, shown.length),
    mayApply: found.mayApply && !tooManyGroups && totals[0]!.count > 0,
    nothing: totals[0]!.count === 0,
  };
}

function matches(row: RowOutcome, kind: string | null): boolean {
  if (kind === 'warned') return row.warnings.length > 0;
  return kind === null || row.kind === kind;
}

function wantedKind(text: string | undefined): string | null {
  return text === 'warned' || ROW_KINDS.some((kind) => kind === text) ? text! : null;
}

function wantedSheet(text: string | undefined, count: number): number | null {
  return text !== undefined && /^\d{1,2}$/.test(text) && Number(text) < count ? Number(text) : null;
}
