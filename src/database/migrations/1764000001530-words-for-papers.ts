import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One word for each paper; everything that bears a former word in its name follows. The longer words come first. */
const WORDS = [
  ['legal_sheets', 'legal_forms'],
  ['year_sheets', 'year_records'],
  ['year_sheet_id', 'year_record_id'],
  ['sheet_id', 'legal_form_id'],
] as const;
/** Named after the paper alone. */
const INDEXES = [
  ['earlier_marks_sheet', 'earlier_marks_legal_form'],
  ['work_lines_sheet', 'work_lines_legal_form'],
  ['work_proposals_sheet', 'work_proposals_legal_form'],
  ['meeting_opinions_sheet', 'meeting_opinions_year_record'],
  ['no_month_decisions_sheet', 'no_month_decisions_year_record'],
  ['party_opinions_sheet', 'party_opinions_year_record'],
] as const;
const KEEPERS = ['keep_legal_score', 'keep_label', 'keep_legal_status', 'keep_year_status'];
const ADDRESSES = [
  ['/legal/sheets', '/legal/forms'],
  ['/years/sheets', '/years/records'],
  ['/committee/sheets', '/committee/evaluations'],
] as const;
/** What an import keeps of its file, by the keys of the program. */
const KEPT_JSON = ['mapping', 'plan', 'summary'];

/**
 * The month's paper by the law is a legal form, the year's a year record, a table of a file a worksheet. Chains, acts, seals and
 * their details keep the words they were written with.
 */
export class WordsForPapers1764000001530 implements MigrationInterface {
  name = 'WordsForPapers1764000001530';

  async up(q: QueryRunner): Promise<void> {
    await renamed(q, WORDS, INDEXES);
    await reworded(q, ADDRESSES, [
      ['"sheets":', '"worksheets":'],
      ['"sheet":', '"worksheet":'],
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await renamed(q, turned(WORDS), turned(INDEXES));
    await reworded(q, turned(ADDRESSES), [
      ['"worksheets":', '"sheets":'],
      ['"worksheet":', '"sheet":'],
    ]);
  }
}

type Pairs = readonly (readonly [from: string, to: string])[];

function turned(pairs: Pairs): Pairs {
  return pairs.map(([from, to]) => [to, from] as const);
}

/** Tables, columns, constraints (their indexes with them), what is left of indexes and sequences, and what the functions say. */
async function renamed(q: QueryRunner, words: Pairs, indexes: Pairs): Promise<void> {
  const inWords = (text: string) => words.reduce((made, [from, to]) => `replace(${made}, '${from}', '${to}')`, text);
  const isIn = (text: string) =>
    `(${words.map(([from]) => `${text} like '%${from.replaceAll('_', '\\_')}%'`).join(' or ')})`;
  await q.query(`
do $do$
declare one record;
begin
  for one in select c.relname as named from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and ${isIn('c.relname')} loop
    execute format('alter table %I rename to %I', one.named, ${inWords('one.named')});
  end loop;
  for one in select c.relname as within, a.attname as named from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${isIn('a.attname')} loop
    execute format('alter table %I rename column %I to %I', one.within, one.named, ${inWords('one.named')});
  end loop;
  for one in select t.relname as within, k.conname as named from pg_constraint k join pg_class t on t.oid = k.conrelid
      where t.relnamespace = current_schema()::regnamespace and ${isIn('k.conname')} loop
    execute format('alter table %I rename constraint %I to %I', one.within, one.named, ${inWords('one.named')});
  end loop;
  for one in select c.relname as named, c.relkind from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('i', 'S') and ${isIn('c.relname')} loop
    execute format('alter %s %I rename to %I', case one.relkind when 'i' then 'index' else 'sequence' end, one.named, ${inWords('one.named')});
  end loop;
  for one in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace and p.proname in (${KEEPERS.map((name) => `'${name}'`).join(', ')}) loop
    execute ${inWords('pg_get_functiondef(one.oid)')};
  end loop;
end $do$;
${indexes.map(([from, to]) => `alter index ${from} rename to ${to};`).join('\n')}`);
}

async function reworded(q: QueryRunner, addresses: Pairs, keys: Pairs): Promise<void> {
  const changed = (text: string, pairs: Pairs) =>
    pairs.reduce((made, [from, to]) => `replace(${made}, '${from}', '${to}')`, text);
  await q.query(`
update notices set href = ${changed('href', addresses)} where ${addresses.map(([from]) => `href like '${from}%'`).join(' or ')};
update imports set ${KEPT_JSON.map((column) => `${column} = (${changed(`${column}::text`, keys)})::jsonb`).join(', ')};`);
}
