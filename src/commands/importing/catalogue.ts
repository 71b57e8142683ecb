import { FIELDS, type Field } from '../../catalogue/import/mapping.js';
import { readRow, type RowFault, type RowWarning } from '../../catalogue/import/read-row.js';
import { wordsOf } from '../../imports/understanding/words.js';
import type { Laid, ReadRecord } from './nouns.js';

const COLUMNS = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Record<Field, number>;
/** The column that a fault is of, where it does not say itself. */
const COLUMN_OF: Partial<Record<(RowFault | RowWarning)['code'], Field>> = {
  'words-missing': 'task',
  points: 'points',
  'group-too-long': 'group',
  'outside-frame': 'points',
  'same-words': 'task',
};

/** The products of a catalogue; a code that stands twice is said of the second. Without a standard nothing is said of factors. */
export function readProducts(records: readonly Laid[]): ReadRecord[] {
  const seen = new Map<string, Laid>();
  return records.map((record) => {
    const { section = '', cells } = record;
    const texts = FIELDS.map((field) => wordsOf(cells[field]));
    const mapping = { name: '', include: true, header: 1, words: '', leading: false, columns: COLUMNS };
    const { words, faults, warnings } = readRow(texts, mapping, { place: section, standardPoints: '' });
    const first = seen.get(words.code);
    const twice: RowFault[] =
      first === undefined ? [] : [{ code: 'duplicate', value: words.code, worksheet: first.worksheet, row: first.row }];
    if (words.code !== '' && first === undefined) seen.set(words.code, record);
    const { code, place, task, detail, output, groupCode: group, points, factor, note } = words;
    const finding = (found: RowFault | RowWarning) => findingOf(found, texts);
    return {
      values: { code, place, task, detail, output, group, points, factor, note },
      faults: [...faults, ...(words.code === '' ? [] : twice)].map(finding),
      remarks: warnings.map(finding),
    };
  });
}

function findingOf(
  { code, value = '', ...more }: RowFault | RowWarning,
  texts: readonly string[],
): ReadRecord['faults'][number] {
  const column = ('field' in more && more.field) || COLUMN_OF[code] || (code.startsWith('factor') ? 'factor' : 'code');
  return { column, code, value, typed: texts[COLUMNS[column]] ?? '', params: more };
}
