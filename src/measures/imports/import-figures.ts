import { FIGURE_FIELDS } from './figure-fields.js';
import type { Rows } from '../../database/db.js';
import type { Applying, DoorKind } from '../../imports/import-kind.js';
import { isSender, maySeeImport } from '../../imports/import.policy.js';
import { sectionsTyped, textsTyped, type FoundImport } from '../../imports/import.queries.js';
import { recordAct } from '../../acts/record-act.js';
import { wordsOf } from '../../imports/understanding/words.js';
import { UnitMatcher } from '../../units/imports/understanding/unit.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { FIRST_MONTH } from '../measure-pages.service.js';
import { rootOf } from '../measure.policy.js';
import { figuresOf, measuresOf } from '../measures.queries.js';
import { FIGURE_BOUNDS } from '../figure.form.js';
import { isMonth } from '../months.js';
import { insertFigures } from '../write-figures.js';
import { monthOf, planFigureFile, type FigureFacts, type FigureLine } from './plan-figures.js';

export const IMPORT_FIGURES: DoorKind = {
  code: 'figures',
  words: { column: 'measures:import.column.', fault: 'measures:import.fault.' },
  labels: {
    title: 'measures:title.import',
    target: 'measures:import.agency',
    code: 'measures:import.column.unit_code',
    name: 'measures:import.figure',
    note: 'measures:import.again',
  },
  fields: FIGURE_FIELDS,
  once: [
    { field: 'month', needed: true, most: 10, hint: 'measures:import.monthOnce' },
    { field: 'source', needed: true, most: FIGURE_BOUNDS.source },
  ],
  template: { fileName: 'mau-nhap-chi-so.xlsx' },
  target: { field: 'root', missing: 'imports:noUnit', items: agencies, find: agency },
  mayRead: maySeeImport,
  mayApply: isSender,
  plan: { module: 'measures/imports/plan-figures.js', name: planFigureFile.name },
  facts: async (on, actor, found, { month }) => JSON.stringify(await factsOf(on, actor, found, month)),
  lock: (tx, { id }) =>
    tx.rows(
      `select id from units where id in (select (p.value -> 'line' ->> 'unitId')::int from imports i, jsonb_array_elements(i.plan) p(value) where i.id = $1 and p.value ? 'line')
       order by id for update`,
      [id],
    ),
  apply: applyFigures,
  checked: ({ id, rootUnitId, fileName }, summary) => ({
    chain: `unit:${rootUnitId}`,
    act: 'measure.import-checked',
    detail: { import: id, fileName, ...summary },
  }),
  flash: ({ create, change, wrong }) => ({
    key: wrong > 0 ? 'measures:flash.importedSome' : 'measures:flash.imported',
    params: { count: create + change, wrong },
  }),
};

/** Agencies for some unit of which the person may type. */
function agencies(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  const roots = [...scopesOf(actor, 'personnel'), ...actor.heads].map(({ path }) => rootOf(path));
  return on.rows('select id::text as value, name as text from units where id = any ($1) order by path', [roots]);
}

async function agency(on: Rows, actor: Actor, id: number): Promise<{ rootUnitId: number } | undefined> {
  return (await agencies(on, actor)).some(({ value }) => value === String(id)) ? { rootUnitId: id } : undefined;
}

async function factsOf(on: Rows, actor: Actor, found: FoundImport, last: string): Promise<FigureFacts> {
  const [texts, named, typed] = [
    [...(await textsTyped(on, found.id, 'unit_code')), ...(await sectionsTyped(on, found.id))],
    new Set(await textsTyped(on, found.id, 'measure_code')),
    [...(await textsTyped(on, found.id, 'month')), found.mapping.given?.['month'] ?? ''],
  ];
  const months = [...new Set(typed.map(monthOf))].filter(isMonth).sort();
  const units = unitsMeant(await typedUnits(on, actor, found.rootUnitId), texts);
  const [measures, figures, closed] = await Promise.all([
    measuresOf(on, found.rootUnitId),
    figuresOf(on, {
      unitIds: units.map(([, { id }]) => id),
      from: months[0] ?? '',
      to: months.at(-1) ?? '',
      withVoid: true,
    }),
    on.rows<{ month: string }>(
      'select month from periods where root_unit_id = $1 and month = any ($2) and closed_at is not null order by month',
      [found.rootUnitId, months],
    ),
  ]);
  return {
    units,
    measures: measures.filter(({ code }) => named.has(code)),
    figures: figures.filter(({ code, month }) => named.has(code) && months.includes(month)),
    closedMonths: closed.map(({ month }) => month),
    first: FIRST_MONTH,
    last,
  };
}

/** Those that a file names by their codes, and the open ones that its words may mean. */
function unitsMeant(units: FigureFacts['units'], texts: readonly string[]): FigureFacts['units'] {
  const open = units.filter(([, { closedOn }]) => closedOn === null);
  const matcher = new UnitMatcher(open.map(([code, { name }]) => ({ code, name })));
  const meant = new Set([
    ...texts.map(wordsOf),
    ...texts.flatMap((text) => matcher.meant(text)).map(({ code }) => code),
  ]);
  return units.filter(([code]) => meant.has(code));
}

/** Units of the agency for which the person types. */
async function typedUnits(on: Rows, actor: Actor, rootUnitId: number): Promise<FigureFacts['units']> {
  const rows = await on.rows<FigureFacts['units'][number][1] & { code: string }>(
    `select u.id, u.code, u.name, u.closed_on as "closedOn" from units u where u.path like '/' || $1::int || '/%'
       and (u.path like any ($2) or u.id = any ($3)) order by u.id`,
    [rootUnitId, scopesOf(actor, 'personnel').map(({ path }) => path + '%'), actor.heads.map(({ unitId }) => unitId)],
  );
  return rows.map(({ code, ...unit }) => [code, unit]);
}

async function applyFigures({ tx, account, at, found }: Applying, lines: FigureLine[]): Promise<void> {
  const rows = lines.map(({ measure: _, before, reason, ...figure }) => ({
    ...figure,
    note: before === null ? reason : '',
    reason: before === null ? null : reason,
  }));
  const written = await insertFigures(tx, rows, { account, at, importId: found.id });
  for (const unitId of new Set(lines.map((line) => line.unitId))) {
    const figures = lines
      .filter((line) => line.unitId === unitId)
      .map(({ measure, month, value, asked, source, before, reason }) => {
        return { measure, month, value, asked, source, before, reason };
      });
    const figureIds = written.filter((each) => each.unitId === unitId).map((each) => each.id);
    const detail = { import: found.id, figures, figureIds };
    await recordAct(tx, { chain: `unit:${unitId}`, act: 'measure.imported', account, at, detail });
  }
}
