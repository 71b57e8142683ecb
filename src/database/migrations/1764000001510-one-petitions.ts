import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Petitions on a month's evaluation, on a month by the law and on a year's label in one table. Each keeps its number, by which addresses,
 * acts and seals name it, beside its kind; new ones are numbered above all there were. What a paper's own rows are called is
 * worked out from the kind, so that the database still holds each of them to its table.
 */
export class OnePetitions1764000001510 implements MigrationInterface {
  name = 'OnePetitions1764000001510';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
${KINDS.map(({ table }) => `create temp table former_${table} as select * from ${table}; drop table ${table};`).join('\n')}
create table petitions (
  kind text not null check (kind in (${KINDS.map(({ kind }) => `'${kind}'`).join(', ')})),
  id int generated always as identity,
  paper_id int not null,
  contested_id int not null,
  by_account int not null references accounts,
  filed_at timestamptz not null,
  received_on date not null,
  due_on date not null,
  reason text not null check (length(reason) between 10 and 4000),
  outcome text check (outcome in ('kept','replaced')),
  decided_by int references accounts,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  renewed_id int,
${KINDS.flatMap(({ kind, paper, contested, renewed }) => [
  heldTo(kind, 'paper_id', paper),
  heldTo(kind, 'contested_id', contested),
  heldTo(kind, 'renewed_id', renewed),
]).join('\n')}
  primary key (kind, id),
  check (num_nonnulls(outcome, decided_by, decided_at, decision_reason) in (0, 4)),
  check ((renewed_id is not null) = coalesce(outcome = 'replaced', false))
);
create unique index petitions_open on petitions (kind, paper_id) where outcome is null;
create index petitions_paper on petitions (kind, paper_id);
${KINDS.map(
  ({ kind, table, paper, contested, renewed, filed, received }) => `
insert into petitions (kind, id, paper_id, contested_id, filed_at, received_on, renewed_id, ${SAME}) overriding system value
  select '${kind}', id, ${paper[0]}, ${contested[0]}, ${filed}, ${received}, ${renewed[0]}, ${SAME} from former_${table};
drop table former_${table};`,
).join('')}
${numberedOn('petitions')}
${keptOn('petitions')}`);
  }

  /** The three tables again, each petition under its own number. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
create temp table one_petitions as select * from petitions;
drop table petitions;
${KINDS.map(
  ({ kind, table, paper, contested, renewed, filed }) => `
create table ${table} (
  id int generated always as identity primary key,
  ${paper[0]} int not null references ${paper[1]},
  ${contested[0]} int not null references ${contested[1]},
  by_account int not null references accounts,
  ${filed} timestamptz not null,
  ${filed === 'received_at' ? '' : 'received_on date not null,'}
  due_on date not null,
  reason text not null check (length(reason) between 10 and 4000),
  outcome text check (outcome in ('kept','replaced')),
  decided_by int references accounts,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  ${renewed[0]} int references ${renewed[1]},
  check (num_nonnulls(outcome, decided_by, decided_at, decision_reason) in (0, 4)),
  check ((${renewed[0]} is not null) = coalesce(outcome = 'replaced', false))
);
create unique index ${table}_open on ${table} (${paper[0]}) where outcome is null;
insert into ${table} (id, ${paper[0]}, ${contested[0]}, ${filed}, ${filed === 'received_at' ? '' : 'received_on, '}${renewed[0]}, ${SAME}) overriding system value
  select id, paper_id, contested_id, filed_at, ${filed === 'received_at' ? '' : 'received_on, '}renewed_id, ${SAME} from one_petitions where kind = '${kind}';
${numberedOn(table)}
${keptOn(table)}`,
).join('')}
drop table one_petitions`);
  }
}

type Held = readonly [column: string, table: string];

interface Former {
  kind: string;
  table: string;
  paper: Held;
  contested: Held;
  renewed: Held;
  filed: string;
  /** The day in the agency's zone, which is the session's. */
  received: string;
}

const KINDS: readonly Former[] = [
  {
    kind: 'evaluation',
    table: 'petitions',
    paper: ['evaluation_id', 'evaluations'],
    contested: ['approval_id', 'approvals'],
    renewed: ['new_approval_id', 'approvals'],
    filed: 'received_at',
    received: 'received_at::date',
  },
  {
    kind: 'legal',
    table: 'legal_petitions',
    paper: ['sheet_id', 'legal_sheets'],
    contested: ['result_id', 'legal_results'],
    renewed: ['new_result_id', 'legal_results'],
    filed: 'filed_at',
    received: 'received_on',
  },
  {
    kind: 'label',
    table: 'label_petitions',
    paper: ['year_sheet_id', 'year_sheets'],
    contested: ['label_id', 'labels'],
    renewed: ['new_label_id', 'labels'],
    filed: 'filed_at',
    received: 'received_on',
  },
];

const SAME = 'by_account, due_on, reason, outcome, decided_by, decided_at, decision_reason';

function heldTo(kind: string, id: string, [column, table]: Held): string {
  return `  ${column} int generated always as (case when kind = '${kind}' then ${id} end) stored references ${table},`;
}

function numberedOn(table: string): string {
  return `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 1), max(id) is not null) from ${table};`;
}

/** What was answered is not answered anew. */
function keptOn(table: string): string {
  return `create trigger keep_answer before update or delete on ${table} for each row when (old.outcome is not null) execute function keep_answer();`;
}
