import { PERSON_FIGURE_FIELDS } from './person-figure-fields.js';
import type { Rows } from '../../database/db.js';
import type { Applying, DoorKind, Target } from '../../imports/import-kind.js';
import { isSender, maySeeImport } from '../../imports/import.policy.js';
import { sourceWords, textsTyped, type FoundImport } from '../../imports/import.queries.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { formatMonth } from '../../web/format.js';
import { figureFacts, figureScopes, findSource } from './figure-facts.js';
import { planPersonFigures, type PersonFigureLine } from './plan-person-figures.js';
import { ofTargetNumber, targetNumber } from './source-month.js';
import { takePersonFigures } from './take-person-figures.js';

export const IMPORT_PERSON_FIGURES: DoorKind = {
  code: 'person-figures',
  words: { column: 'person-figures:column.', fault: 'person-figures:fault.' },
  labels: {
    title: 'person-figures:title.import',
    target: 'person-figures:target',
    code: 'person-figures:column.code',
    name: 'person-figures:column.name',
    note: 'person-figures:note',
  },
  fields: PERSON_FIGURE_FIELDS,
  once: [
    {
      field: 'scale',
      choices: ['percent', 'part'].map((value) => ({ value, label: `person-figures:scale.${value}` })),
    },
  ],
  template: { fileName: 'mau-nhap-so-lieu-tung-nguoi.xlsx' },
  target: { field: 'target', missing: 'person-figures:noTarget', items, find },
  mayRead: maySeeImport,
  mayApply: isSender,
  plan: { module: 'evaluations/person-figures/plan-person-figures.js', name: planPersonFigures.name },
  facts: async (on, actor, found) => JSON.stringify(await factsOf(on, actor, found)),
  lock: (tx, found) =>
    tx.rows(
      `select e.id from person_sources x join criteria_versions v on v.set_id = x.set_id join evaluations e on e.version_id = v.id
       where x.id = $1 and e.month = $2 order by e.id for update of e for share of x`,
      [found.personSourceId, found.month],
      'lock-figured',
    ),
  apply,
  checked: ({ id, rootUnitId, fileName, month, personSourceId }, summary) => ({
    chain: `unit:${rootUnitId}`,
    act: 'import.person-figures-checked',
    detail: { import: id, fileName, month, source: personSourceId, ...summary },
  }),
  flash: ({ create, change, wrong }) => ({
    key: wrong > 0 ? 'person-figures:flash.importedSome' : 'person-figures:flash.imported',
    params: { count: create + change, wrong },
  }),
};

interface Item {
  sourceId: number;
  month: string;
  path: string;
  words: string;
  unitName: string;
}

/** Sources that still hold, with the months that are open to a figure: not closed, or with an evaluation that was opened again. */
async function items(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  const rows = await on.rows<Item>(
    `select distinct e.month, u.path, x.id as "sourceId", u.name as "unitName", ${sourceWords('x')} as words
     from person_sources x join criteria_sets s on s.id = x.set_id join units u on u.id = s.unit_id join criteria_versions v on v.set_id = x.set_id
     join evaluations e on e.version_id = v.id join periods p on p.id = e.period_id join units h on h.id = e.unit_id
     where x.ended_at is null and (h.path like any ($1) or h.id = any ($2)) and (p.closed_at is null
       or exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null))
     order by e.month desc, u.path, x.id`,
    [...figureScopes(actor)],
    'figure-targets',
  );
  return rows.map(({ sourceId, month, words, unitName }) => ({
    value: String(targetNumber(sourceId, month)),
    text: `${formatMonth(month)}, ${unitName}: ${words}`,
  }));
}

/** Of a closed month too: its file is read, and each row says the way. */
async function find(on: Rows, actor: Actor, number: number): Promise<Target | undefined> {
  const { sourceId, month } = ofTargetNumber(number);
  const found = await on.one<{ unitId: number }>(
    `select s.unit_id as "unitId" from person_sources x join criteria_sets s on s.id = x.set_id join criteria_versions v on v.set_id = x.set_id
     join evaluations e on e.version_id = v.id join units h on h.id = e.unit_id
     where x.id = $1 and e.month = $2 and (h.path like any ($3) or h.id = any ($4)) limit 1`,
    [sourceId, month, ...figureScopes(actor)],
    'figure-target',
  );
  return found && { rootUnitId: found.unitId, personSourceId: sourceId, figureMonth: month };
}

async function factsOf(on: Rows, actor: Actor, { id, personSourceId, month }: FoundImport) {
  const [codes, names] = [await textsTyped(on, id, 'code'), await textsTyped(on, id, 'name')];
  return figureFacts(on, actor, { sourceId: personSourceId!, month: month! }, { codes, names });
}

async function apply({ tx, account, at, today, found }: Applying, lines: PersonFigureLine[]): Promise<void> {
  const source = await findSource(tx, found.personSourceId!);
  if (!source) throw new NotFound();
  await takePersonFigures(tx, { account, at, today, source, month: found.month!, importId: found.id }, lines);
}
