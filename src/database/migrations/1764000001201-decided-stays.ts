import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decided score is changed by nobody: what a sheet's own row shows is the newest decided row, which is only ever added to.
 * What was answered once (a petition, an outside decision) is never answered anew.
 */
export class DecidedStays1764000001201 implements MigrationInterface {
  name = 'DecidedStays1764000001201';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create function keep_decided_score() returns trigger language plpgsql as $$
declare r approvals;
begin
  if tg_op = 'UPDATE' and (new.approval_id, new.approved_at, new.points, new.score, new.exemplarity)
      is not distinct from (old.approval_id, old.approved_at, old.points, old.score, old.exemplarity) then
    return new;
  end if;
  select * into r from approvals where evaluation_id = new.id order by number desc limit 1;
  if (new.approval_id, new.approved_at, new.points, new.score, new.exemplarity) is distinct from (r.id, r.at, r.points, r.score, r.exemplarity) then
    raise exception 'a decided score is what was decided' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_decided_score before insert or update of approval_id, approved_at, points, score, exemplarity on evaluations
  for each row execute function keep_decided_score();

create function keep_legal_score() returns trigger language plpgsql as $$
declare r legal_results;
begin
  if tg_op = 'UPDATE' and (new.result_id, new.confirmed_at, new.common, new.results, new.score, new.band, new.note)
      is not distinct from (old.result_id, old.confirmed_at, old.common, old.results, old.score, old.band, old.note) then
    return new;
  end if;
  select * into r from legal_results where sheet_id = new.id order by number desc limit 1;
  if (new.result_id, new.confirmed_at, new.common, new.results, new.score, new.band, new.note)
      is distinct from (r.id, r.at, r.common, r.results, r.score, r.band, r.note) then
    raise exception 'a confirmed score is what was confirmed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_legal_score before insert or update of result_id, confirmed_at, common, results, score, band, note on legal_sheets
  for each row execute function keep_legal_score();

create function keep_label() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.label_id is not distinct from old.label_id then
    return new;
  end if;
  if new.label_id is distinct from (select id from labels where year_sheet_id = new.id order by number desc limit 1) then
    raise exception 'a label in force is the newest that was decided' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_label before insert or update of label_id on year_sheets for each row execute function keep_label();

create function keep_rating() returns trigger language plpgsql as $$
begin
  if old.level is null or (new.level, new.recognised_by, new.recognised_at) is not distinct from (old.level, old.recognised_by, old.recognised_at) then
    return new;
  end if;
  if (new.recognised_by, new.recognised_at) is distinct from (old.recognised_by, old.recognised_at)
      or new.level is distinct from (select level from unit_rating_replacements where rating_id = new.id order by number desc limit 1) then
    raise exception 'a recognised rating is replaced by a decision, never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_rating before update of level, recognised_by, recognised_at on unit_ratings for each row execute function keep_rating();

create function keep_answer() returns trigger language plpgsql as $$
begin
  raise exception 'what was answered is not answered anew' using errcode = 'integrity_constraint_violation';
end $$;
${ANSWERED.map(([table, answered]) => `create trigger keep_answer before update or delete on ${table} for each row when (${answered}) execute function keep_answer();`).join('\n')}
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`${ANSWERED.map(([table]) => `drop trigger keep_answer on ${table};`).join(' ')}
      drop function keep_answer();
      drop trigger keep_rating on unit_ratings; drop function keep_rating();
      drop trigger keep_label on year_sheets; drop function keep_label();
      drop trigger keep_legal_score on legal_sheets; drop function keep_legal_score();
      drop trigger keep_decided_score on evaluations; drop function keep_decided_score()`);
  }
}

const ANSWERED = [
  ['petitions', 'old.outcome is not null'],
  ['legal_petitions', 'old.outcome is not null'],
  ['label_petitions', 'old.outcome is not null'],
  ['outside_decisions', 'coalesce(old.confirmed_at, old.refused_at) is not null'],
  ['excusals', 'old.ended_at is not null'],
] as const;
