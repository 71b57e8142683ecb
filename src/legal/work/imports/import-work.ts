import { WORK_FIELDS } from './work-fields.js';
import type { Rows } from '../../../database/db.js';
import type { DoorKind, Target } from '../../../imports/import-kind.js';
import { isSender, maySeeImport } from '../../../imports/import.policy.js';
import { textsTyped, type FoundImport } from '../../../imports/import.queries.js';
import { headedScopes } from '../../../standing/scopes.js';
import { codesToday } from '../../../units/merged.queries.js';
import { hasRoleAt, scopesOf, type Actor } from '../../../web/actor.js';
import { formatPeriod } from '../../../web/format.js';
import { byLaw } from '../../by-law.js';
import { dueBounds } from '../line.form.js';
import { productsMeant } from '../products.js';
import { peopleBelow, peopleToGive } from '../work-people.js';
import { workOfMany } from '../work.queries.js';
import { applyWork } from './apply-work.js';
import { personWords, planWork, type WorkFacts } from './work-plan.js';

/** Work brought in from another task system. */
export const IMPORT_WORK: DoorKind = {
  code: 'work',
  words: { column: 'work:import.column.', fault: 'work:import.fault.' },
  labels: {
    title: 'work:title.import',
    target: 'work:import.period',
    code: 'work:import.column.official_code',
    name: 'work:import.productReference',
    note: 'work:import.again',
  },
  fields: WORK_FIELDS,
  template: { fileName: 'mau-nhap-cong-viec.xlsx' },
  target: { field: 'period', missing: 'work:issue.period', items: openMonths, find: openMonth },
  mayRead: maySeeImport,
  mayApply: isSender,
  plan: { module: 'legal/work/imports/work-plan.js', name: planWork.name },
  facts: async (on, actor, found, { today }) => JSON.stringify(await factsOf(on, actor, found, today)),
  lock: (tx, { legalPeriodId }) =>
    tx.rows('select id from legal_forms where legal_period_id = $1 order by id for update', [legalPeriodId]),
  apply: applyWork,
  checked: ({ id, fileName }, summary) => ({
    chain: `work-import:${id}`,
    act: 'work.import-checked',
    detail: { fileName, ...summary },
  }),
  flash: () => ({ key: 'work:flash.imported' }),
};

interface OpenMonth {
  id: number;
  month: string;
  rootUnitId: number;
  rootName: string;
  span: 'month' | 'quarter';
}

/** Open months of the trees in which the actor is personnel or gives work. */
function monthsOf(on: Rows, actor: Actor): Promise<OpenMonth[]> {
  const roots = [...scopesOf(actor, 'personnel'), ...headedScopes(actor)].map(({ path }) => `/${path.split('/')[1]}/`);
  return on.rows<OpenMonth>(
    `select p.id, p.month, p.span, r.id as "rootUnitId", r.name as "rootName" from legal_periods p join units r on r.id = p.root_unit_id
     where ${byLaw('p.edition')} and p.closed_at is null and r.path = any($1) order by p.month desc, r.path limit 36`,
    [roots],
  );
}

async function openMonths(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  return (await monthsOf(on, actor)).map(({ id, month, span, rootName }) => ({
    value: String(id),
    text: `${formatPeriod(month, span, actor.lang)} · ${rootName}`,
  }));
}

async function openMonth(on: Rows, actor: Actor, id: number): Promise<Target | undefined> {
  const found = (await monthsOf(on, actor)).find((one) => one.id === id);
  return found && { rootUnitId: found.rootUnitId, legalPeriodId: id };
}

async function factsOf(on: Rows, actor: Actor, found: FoundImport, today: string): Promise<WorkFacts> {
  const { id, rootUnitId, rootPath, legalPeriodId } = found;
  const [codes, references] = [
    new Set(await textsTyped(on, id, 'official_code')),
    new Set(await textsTyped(on, id, 'reference')),
  ];
  const { month, span } = (await on.one<{ month: string; span: 'month' | 'quarter' }>(
    'select month, span from legal_periods where id = $1',
    [legalPeriodId],
  ))!;
  const everybody = hasRoleAt(actor, 'personnel', rootPath)
    ? await peopleBelow(on, month, rootPath)
    : await peopleToGive(on, actor, month, rootPath, today);
  const names = new Set([...codes].map(personWords));
  const people = everybody.filter(
    ({ periodId, officialId, code, name }) =>
      periodId === legalPeriodId &&
      officialId !== actor.officialId &&
      (codes.has(code) || names.has(personWords(name))),
  );
  const products = await productsMeant(on, rootUnitId, month, await textsTyped(on, id, 'product_code'));
  const work = await workOfMany(
    on,
    people.map(({ legalFormId }) => legalFormId),
  );
  const lines = [...work.values()].flat().filter(({ reference }) => reference && references.has(reference));
  const own = everybody.find(({ officialId }) => officialId === actor.officialId);
  return {
    people,
    ownName: own ? personWords(own.name) : null,
    merged: await codesToday(on, [...codes], rootPath),
    products: [...products.byCode],
    hasCatalogue: products.catalogue !== null,
    lines,
    due: dueBounds(month, span),
  };
}
