import { OUTSIDE_LABEL_FIELDS } from './outside-label-fields.js';
import type { Rows } from '../../../database/db.js';
import type { Applying, DoorKind, Target } from '../../../imports/import-kind.js';
import { isSendersStill, maySeeImport } from '../../../imports/import.policy.js';
import { importsController } from '../../../imports/imports.controller.js';
import { textsTyped, type FoundImport } from '../../../imports/import.queries.js';
import { codesToday } from '../../../units/merged.queries.js';
import { scopesOf, type Actor } from '../../../web/actor.js';
import { ownFrameInForce } from '../../frames/own-frame.queries.js';
import { mayRunYear } from '../../opening/year.policy.js';
import { findYear, lockYear, yearsUnder, type YearRow } from '../../year.queries.js';
import { peopleOfOtherRules } from '../others.queries.js';
import { writeOutsideLabels, type NewOutsideLabel } from '../write-outside-labels.js';
import { planOutsideLabels, type OutsideFacts } from './plan-outside-labels.js';

/** Results of a year of whom another rule classifies, each with its decision. */
const IMPORT_OUTSIDE_LABELS: DoorKind = {
  code: 'outside-labels',
  words: { column: 'years:import.column.', fault: 'years:import.fault.' },
  labels: {
    title: 'years:import.title',
    target: 'years:import.year',
    code: 'years:import.column.code',
    name: 'years:import.column.full_name',
    note: 'years:import.again',
  },
  fields: OUTSIDE_LABEL_FIELDS,
  template: { fileName: 'mau-nhap-xep-loai.xlsx' },
  target: { field: 'year', missing: 'years:import.noYear', items: years, find: yearOf },
  mayRead: maySeeImport,
  mayApply: isSendersStill,
  plan: { module: 'years/others/imports/plan-outside-labels.js', name: planOutsideLabels.name },
  facts: async (on, actor, found, { today }) => JSON.stringify(await factsOf(on, actor, found, today)),
  lock: (tx, { yearId }) => lockYear(tx, yearId!),
  apply: applyOutsideLabels,
  checked: ({ id, rootUnitId, fileName }, summary) => ({
    chain: `unit:${rootUnitId}`,
    act: 'year.outside-labels-checked',
    detail: { import: id, fileName, ...summary },
  }),
  flash: ({ create }) => ({ key: 'years:import.done', params: { count: create } }),
};

async function yearsFor(on: Rows, actor: Actor): Promise<YearRow[]> {
  const found = await yearsUnder(
    on,
    scopesOf(actor, 'personnel').map(({ path }) => path),
  );
  return found.filter((year) => mayRunYear(actor, year));
}

async function years(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  return (await yearsFor(on, actor)).map(({ id, year, rootName }) => ({
    value: String(id),
    text: `${year} · ${rootName}`,
  }));
}

async function yearOf(on: Rows, actor: Actor, id: number): Promise<Target | undefined> {
  const found = (await yearsFor(on, actor)).find((year) => year.id === id);
  return found && { rootUnitId: found.rootUnitId, yearId: id };
}

async function factsOf(on: Rows, actor: Actor, found: FoundImport, today: string): Promise<OutsideFacts> {
  const year = (await findYear(on, found.yearId!))!;
  const codes = new Set(await textsTyped(on, found.id, 'code'));
  const people = await peopleOfOtherRules(on, year, today);
  return {
    year: year.year,
    today,
    people: people.filter(({ code, officialId }) => codes.has(code) && officialId !== actor.officialId),
    merged: await codesToday(on, [...codes], found.rootPath),
    frame: await ownFrameInForce(on, year.rootUnitId, year.year),
  };
}

async function applyOutsideLabels(
  { tx, actor, account, at, found }: Applying,
  lines: NewOutsideLabel[],
): Promise<void> {
  const year = (await findYear(tx, found.yearId!))!;
  await writeOutsideLabels(tx, year, lines, { account, name: actor.name, at, import: found.id });
}

export const OutsideLabelImportsController = importsController({
  path: 'years/outside-labels/imports',
  kinds: [IMPORT_OUTSIDE_LABELS],
  labels: { title: 'years:import.title', lead: 'years:import.lead', nowhere: 'years:import.nowhere' },
  back: { href: '/years', text: 'years:back' },
  writers: ['personnel'],
  readers: ['personnel', 'inspector'],
});
