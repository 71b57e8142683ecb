import type { Field } from '../../imports/layout/field.js';
import type { LaidRow } from '../../imports/layout/rows.js';
import type { RowFault } from '../../imports/plan.js';
import { CATALOGUE_FIELDS } from '../../catalogue/import/catalogue-fields.js';
import { readPlain } from '../../imports/understanding/plain.js';
import { WORK_FIELDS } from '../../legal/work/imports/work-fields.js';
import { FIGURE_FIELDS } from '../../measures/imports/figure-fields.js';
import { readFigureUnit } from '../../measures/imports/figure-unit.js';
import { OFFICIAL_FIELDS } from '../../units/imports/officials-fields.js';
import type { Answers } from '../../units/imports/understanding/answers.js';
import { readOfficials } from '../../units/imports/understanding/officials.js';
import { UnitMatcher, type NamedUnit } from '../../units/imports/understanding/unit.js';
import { readUnits } from '../../units/imports/understanding/units.js';
import { UNIT_FIELDS } from '../../units/imports/units-fields.js';
import type { NounName } from './arguments.js';
import { readProducts } from './catalogue.js';
import { documentName } from './names.js';

type Finding = RowFault & { typed: string; params?: Record<string, unknown> };

/** What a record says, under the document's names. */
export interface ReadRecord {
  values: Record<string, unknown>;
  faults: Finding[];
  remarks: Finding[];
}

export type Laid = LaidRow & {
  worksheet: string;
  /** Of the worksheet in the file, from 0. */
  place: number;
};

export interface Noun {
  fields: readonly Field[];
  /** Where the words of its faults and remarks stand. */
  words: { fault: string; remark: string };
  /** Units that stand, where there is a database to ask, and what the map answers. One record for each row, in their order. */
  read(records: readonly Laid[], units: readonly NamedUnit[] | null, answers: Answers): ReadRecord[];
}

const WORDS = { fault: 'imports:fault.', remark: 'imports:remark.' };
const PLAIN = { ...WORDS, fault: 'imports:plain.' };

export const NOUNS: Record<NounName, Noun> = {
  officials: {
    fields: OFFICIAL_FIELDS,
    words: WORDS,
    read: (records, units, answers) => {
      const rows = records.map(({ row, place: worksheet, section, cells }) => ({
        ...{ row, worksheet, cells },
        ...(section === undefined ? {} : { section }),
      }));
      return readOfficials(rows, { units: units && new UnitMatcher(units), answers }).map(
        ({ values, faults, remarks }) => {
          const { name, code, personType, unit, title, position, tier, from, main } = values;
          return { values: { name, code, personType, unit, title, position, tier, from, main }, faults, remarks };
        },
      );
    },
  },
  units: {
    fields: UNIT_FIELDS,
    words: WORDS,
    read: (records, units) =>
      readUnits(records, { units }).map(({ values: { code, name, parent }, faults, remarks }) => ({
        values: { code, name, parent },
        faults,
        remarks,
      })),
  },
  measures: { fields: FIGURE_FIELDS, words: PLAIN, read: readFigures },
  catalogue: {
    fields: CATALOGUE_FIELDS,
    words: { fault: 'catalogue:row.fault.', remark: 'catalogue:row.warning.' },
    read: readProducts,
  },
  work: { fields: WORK_FIELDS, words: PLAIN, read: plainBy(WORK_FIELDS) },
};

/** A unit of a row of figures goes by its code; without a database it is as typed, or the section's name. */
function readFigures(records: readonly Laid[], units: readonly NamedUnit[] | null, answers: Answers): ReadRecord[] {
  const matcher = new UnitMatcher(units ?? []);
  const codes = new Set((units ?? []).map(({ code }) => code));
  return plainBy(FIGURE_FIELDS)(records, units, answers).map(({ values, faults, remarks }, at) => {
    const unit = readFigureUnit(records[at]!, matcher, codes);
    const said = (one: RowFault): Finding => ({ typed: unit.code, ...one });
    const own = unit.faults.filter(({ code }) => units || code === 'no-unit-given').map(said);
    return {
      values: { unit: unit.code, ...values, ...(unit.code === '' ? {} : { unit: unit.code }) },
      faults: [...own, ...faults],
      remarks: [...remarks, ...unit.remarks.map(said)],
    };
  });
}

function plainBy(fields: readonly Field[]): Noun['read'] {
  return (records) =>
    records.map(({ row, cells }) => {
      const { values, faults } = readPlain(row, cells, fields);
      const named = Object.entries(values).map(([field, value]) => [documentName(field), value]);
      return { values: Object.fromEntries(named) as Record<string, unknown>, faults, remarks: [] };
    });
}
