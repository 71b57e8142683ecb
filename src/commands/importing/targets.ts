import type { Asking } from '../../acts/asking.js';
import { IMPORT_CATALOGUE } from '../../catalogue/import/import-catalogue.js';
import type { ImportKind } from '../../imports/import-kind.js';
import { IMPORT_WORK } from '../../legal/work/imports/import-work.js';
import { IMPORT_FIGURES } from '../../measures/imports/import-figures.js';
import { IMPORT_OFFICIALS } from '../../units/imports/import-officials.js';
import { IMPORT_UNITS } from '../../units/imports/import-units.js';
import type { Capability } from '../../web/actor.js';
import type { NounName } from './arguments.js';

export interface Place {
  kind: ImportKind;
  /** Who may come as far as its door, as on the pages. */
  writers: readonly Capability[];
  /** What the file goes into, by the code of a unit; undefined where there is none such, or more than one. */
  target(asking: Asking, code: string): Promise<number | undefined>;
}

export const TARGETS: Record<NounName, Place> = {
  officials: { kind: IMPORT_OFFICIALS, writers: ['personnel'], target: unitOf },
  units: { kind: IMPORT_UNITS, writers: ['personnel'], target: unitOf },
  measures: { kind: IMPORT_FIGURES, writers: ['personnel', 'head'], target: unitOf },
  work: { kind: IMPORT_WORK, writers: ['personnel', 'head'], target: openMonthOf },
  catalogue: { kind: IMPORT_CATALOGUE, writers: ['personnel'], target: draftOf },
};

async function unitOf(asking: Asking, code: string): Promise<number | undefined> {
  const unit = await asking.one<{ id: number }>(
    'select id from units where code = $1 and closed_on is null',
    [code],
    'import-into-unit',
  );
  return unit?.id;
}

/** The one month by the law that is open in the agency. */
async function openMonthOf(asking: Asking, code: string): Promise<number | undefined> {
  const months = await asking.rows<{ id: number }>(
    'select p.id from legal_periods p join units u on u.id = p.root_unit_id where u.code = $1 and p.closed_at is null',
    [code],
    'import-into-month',
  );
  return months.length === 1 ? months[0]!.id : undefined;
}

/** The one draft of the unit. */
async function draftOf(asking: Asking, code: string): Promise<number | undefined> {
  const drafts = await asking.rows<{ id: number }>(
    'select c.id from catalogues c join units u on u.id = c.unit_id where u.code = $1 and c.adopted_at is null',
    [code],
    'import-into-draft',
  );
  return drafts.length === 1 ? drafts[0]!.id : undefined;
}
