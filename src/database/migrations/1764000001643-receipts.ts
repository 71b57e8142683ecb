import type { MigrationInterface, QueryRunner } from 'typeorm';

const ON = [
  ['evaluation', ['evaluation_id', 'evaluations'], ['approval_id', 'approvals']],
  ['legal', ['legal_form_id', 'legal_forms'], ['legal_result_id', 'legal_results']],
  ['label', ['year_record_id', 'year_records'], ['label_id', 'labels']],
] as const;

function heldTo(kind: string, id: string, [column, table]: readonly [string, string]): string {
  return `  ${column} int generated always as (case when kind = '${kind}' then ${id} end) stored references ${table},`;
}

/** What a person says of their own result, once for each result; and a talk before the year's decision, by each of the two. */
export class Receipts1764000001643 implements MigrationInterface {
  name = 'Receipts1764000001643';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table receipts (
  id int generated always as identity primary key,
  kind text not null check (kind in ('evaluation','legal','label')),
  paper_id int not null,
  result_id int not null,
  answer text not null check (answer in ('seen','disagrees')),
  reason text not null default '' check (length(reason) <= 4000),
  by_account int not null references accounts,
  at timestamptz not null,
${ON.flatMap(([kind, paper, result]) => [heldTo(kind, 'paper_id', paper), heldTo(kind, 'result_id', result)]).join('\n')}
  check ((answer = 'disagrees') = (length(reason) >= 10)),
  unique (kind, result_id)
);
create index receipts_paper on receipts (kind, paper_id);

create table year_talks (
  id int generated always as identity primary key,
  year_record_id int not null references year_records,
  side text not null check (side in ('self','head')),
  held_on date not null,
  words text not null check (length(words) between 10 and 4000),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (year_record_id, side)
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table year_talks; drop table receipts;');
  }
}
