import { formatDate } from '../web/format.js';
import type { Lang, Translate } from '../web/labels.js';
import type { ImportKind } from './import-kind.js';
import type { StoredRow } from './import.queries.js';
import type { Mapping, RowFault } from './plan.js';

/** How a planned row is said: of which kind and mapping, in which language. */
export interface Saying {
  kind: Pick<ImportKind, 'words' | 'values' | 'created'>;
  mapping: Mapping;
  lang: Lang;
  t: Translate;
}

type Shown = Pick<StoredRow, 'row' | 'code' | 'name' | 'action' | 'changes' | 'faults'> & {
  worksheet?: number | null;
  why?: string | null;
  remarks?: RowFault[] | null;
  typed?: Record<string, string> | null;
  line?: unknown;
  unitName?: string | null;
};

/** A row of a plan in words. */
export function rowView(row: Shown, saying: Saying) {
  const { kind, mapping } = saying;
  return {
    row: row.row,
    worksheetName: mapping.worksheets.length > 1 ? (mapping.worksheets[row.worksheet ?? 0]?.name ?? '') : '',
    code: row.code,
    name: row.name,
    action: row.action,
    why: row.why ? saying.t(`imports:leftOut.${row.why}`) : '',
    faults: row.faults.map((fault) => faultText(fault, row, saying)),
    remarks: (row.remarks ?? []).map((remark) => remarkText(remark, saying)),
    news: row.action === 'create' ? newsOf(row, saying) : [],
    changes: row.changes.map(({ column, before, after }) => ({
      column: saying.t(`${kind.words.column}${column}`),
      before: valueText(column, before, saying),
      after: valueText(column, after, saying),
    })),
  };
}

/** What a record that is new would be, in the order of the kind's columns. */
function newsOf({ line, unitName }: Shown, saying: Saying): { column: string; value: string }[] {
  const { kind, t } = saying;
  const said = (line ?? {}) as Record<string, unknown>;
  return Object.entries(kind.created ?? {}).flatMap(([column, key]) => {
    const given = said[key];
    if (typeof given !== 'string' && typeof given !== 'number') return [];
    const text = valueText(column, String(given), saying);
    const value = /unit_code|parent_code/.test(column) && unitName ? `${unitName} (${text})` : text;
    return value === '' ? [] : [{ column: t(`${kind.words.column}${column}`), value }];
  });
}

/** The column as its header stands in the file, what was typed there, and what is wrong with it. */
export function faultText(
  fault: RowFault,
  { worksheet, typed }: Pick<Shown, 'worksheet' | 'typed'>,
  saying: Saying,
): string {
  const { kind, mapping, t } = saying;
  const header = (mapping.worksheets[worksheet ?? 0]?.texts?.[fault.column] ?? '').replace(/\s+/g, ' ').trim();
  const column = header === '' ? t(`${kind.words.column}${fault.column}`) : `“${header}”`;
  const value = shown(fault.value ?? '', saying.lang);
  const was = fault.typed ?? typed?.[fault.column] ?? '';
  const says = t(`${kind.words.fault}${fault.code}`, { ...fault, value, typed: shown(was, saying.lang) });
  if (!fault.column) return says;
  return was === '' || was === value || says.includes(`“${was}”`)
    ? `${column}: ${says}`
    : t('imports:said', { column, typed: shown(was, saying.lang), says });
}

function remarkText({ code, value, typed = '' }: RowFault, { lang, t }: Saying): string {
  return t(`imports:remark.${code}`, { typed: shown(typed, lang), value: shown(value ?? '', lang) });
}

function valueText(column: string, value: string, { kind, lang, t }: Saying): string {
  const words = kind.values?.[column];
  return words !== undefined && value !== '' ? t(`${words}${value}`) : shown(value, lang);
}

/** Days and months as people read them, what else there is as it stands. */
function shown(value: string, lang: Lang): string {
  const month = /^(20\d\d)-(\d\d)$/.exec(value);
  return value === '' ? '' : month ? `${month[2]}/${month[1]}` : formatDate(value, lang);
}
