import type { Rows, Tx } from '../../../database/db.js';
import type { Applying, DoorKind } from '../../../imports/import-kind.js';
import { isSendersStill, maySeeImport } from '../../../imports/import.policy.js';
import { importsController } from '../../../imports/imports.controller.js';
import { planLines, textsTyped, type FoundImport } from '../../../imports/import.queries.js';
import { readGivenMonth } from '../../../imports/understanding/plain.js';
import { codesToday } from '../../../units/merged.queries.js';
import { scopesOf, type Actor } from '../../../web/actor.js';
import { fold } from '../../../web/fold.js';
import { IMPORTED } from '../imported-month.form.js';
import { holdMonths, monthsStanding } from '../months-standing.js';
import { writeImportedMonths } from '../write-imported-months.js';
import { MONTH_FIELDS } from './month-fields.js';
import type { NamedPerson } from './person-in.js';
import { planMonths, type MonthFacts, type MonthLine } from './plan-months.js';

/** Months that other agencies scored, each with its document. */
export const IMPORT_MONTHS: DoorKind = {
  code: 'scored-months',
  words: { column: 'legal-periods:monthFiles.column.', fault: 'legal-periods:monthFiles.fault.' },
  labels: {
    title: 'legal-periods:monthFiles.title',
    target: 'legal-periods:monthFiles.unit',
    code: 'legal-periods:monthFiles.column.code',
    name: 'legal-periods:monthFiles.column.full_name',
    note: 'legal-periods:monthFiles.note',
  },
  fields: MONTH_FIELDS,
  instead: { code: 'full_name' },
  created: {
    month: 'month',
    score: 'scoreText',
    agency: 'agency',
    document_number: 'documentNumber',
    document_date: 'documentDate',
  },
  next: { href: '/legal/officials', text: 'legal-periods:monthFiles.next' },
  once: [
    { field: 'month', needed: true, most: 30, hint: 'legal-periods:monthFiles.monthOnce' },
    { field: 'agency', needed: true, most: IMPORTED.agency.most },
    { field: 'document_number', needed: true, most: IMPORTED.documentNumber.most },
    { field: 'document_date', needed: true },
  ],
  template: { fileName: 'mau-nhap-diem-thang.xlsx' },
  target: { field: 'unit', missing: 'imports:noUnit', items: units, find: unit },
  mayRead: maySeeImport,
  mayApply: isSendersStill,
  plan: { module: 'legal/means/imports/plan-months.js', name: planMonths.name },
  facts: async (on, actor, found, { today }) => JSON.stringify(await factsOf(on, actor, found, today)),
  lock: hold,
  apply: ({ tx, actor, account, at, found }: Applying, lines: MonthLine[]) =>
    writeImportedMonths(
      tx,
      lines.map(({ unitId: _, scoreText: __, ...month }) => month),
      { account, name: actor.name, at, import: found.id },
    ),
  checked: ({ id, rootUnitId, fileName }, summary) => ({
    chain: `unit:${rootUnitId}`,
    act: 'import.scored-months-checked',
    detail: { import: id, fileName, ...summary },
  }),
  flash: ({ create, wrong }) => ({
    key: wrong > 0 ? 'legal-periods:monthFiles.doneSome' : 'legal-periods:monthFiles.done',
    params: { count: create, wrong },
  }),
};

/** Units whose personnel the person is. */
async function units(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  const ids = scopesOf(actor, 'personnel').map(({ unitId }) => unitId);
  return on.rows(
    'select id::text as value, name as text from units where id = any ($1) and closed_on is null order by path',
    [ids],
    'units-of-scored-months',
  );
}

async function unit(on: Rows, actor: Actor, id: number): Promise<{ rootUnitId: number } | undefined> {
  return (await units(on, actor)).some(({ value }) => value === String(id)) ? { rootUnitId: id } : undefined;
}

async function factsOf(on: Rows, actor: Actor, found: FoundImport, today: string): Promise<MonthFacts> {
  const codes = await textsTyped(on, found.id, 'code');
  const names = (await textsTyped(on, found.id, 'full_name')).map(fold);
  const typed = [...(await textsTyped(on, found.id, 'month')), found.mapping.given?.['month'] ?? ''];
  const months = [...new Set(typed.flatMap((text) => readGivenMonth(text) ?? []))].sort();
  const people = await on.rows<NamedPerson>(
    PEOPLE,
    [codes, names, found.rootPath, scopesOf(actor, 'personnel').map(({ path }) => path)],
    'people-of-scored-months',
  );
  const ids = people.map(({ id }) => id);
  return {
    today,
    self: actor.officialId,
    people,
    merged: await codesToday(on, codes, found.rootPath),
    standing: await monthsStanding(on, ids, months),
  };
}

/** Whom a file names by code ($1) or name ($2), where their latest main post lies below the unit ($3) and is the sender's to record ($4). */
const PEOPLE = `select o.id, o.code, o.full_name as name, u.id as "unitId" from officials o
  join lateral (select * from posts p where p.official_id = o.id and p.main order by p.from_date desc limit 1) m on true join units u on u.id = m.unit_id
  where (o.code = any ($1::text[]) or o.search_name = any ($2::text[])) and u.path like $3 || '%'
    and exists (select 1 from unnest($4::text[]) s(path) where u.path like s.path || '%') order by o.id`;

/** Person by person, as the form by hand does, always in one order. */
async function hold(tx: Tx, { id }: FoundImport): Promise<void> {
  const months = new Map<number, { unitId: number; months: string[] }>();
  for (const { officialId, unitId, month } of await planLines<MonthLine>(tx, id))
    months.set(officialId, { unitId, months: [...(months.get(officialId)?.months ?? []), month] });
  for (const officialId of [...months.keys()].sort((a, b) => a - b)) {
    const person = months.get(officialId)!;
    await holdMonths(tx, { id: officialId, unitId: person.unitId }, person.months);
  }
}

export const MonthImportsController = importsController({
  path: 'legal/imported-months/imports',
  kinds: [IMPORT_MONTHS],
  labels: { title: 'legal-periods:monthFiles.title', lead: 'legal-periods:monthFiles.lead' },
  back: { href: '/legal/officials', text: 'legal-periods:monthFiles.back' },
  writers: ['personnel'],
  readers: ['personnel', 'inspector'],
});
