import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hindered a person, told when it happened; what was said to it; and where it was taken as the reason. */
export class Obstacles1764000001760 implements MigrationInterface {
  name = 'Obstacles1764000001760';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table obstacles (
  id int generated always as identity primary key,
  official_id int not null references officials,
  unit_id int not null references units,
  happened_on date not null,
  text text not null check (length(text) between 10 and 500),
  about text not null default '' check (about ~ '^(line:[0-9]{1,9}|criterion:[A-Za-z0-9._-]{1,40})?$'),
  file_id int references files,
  by_account int not null references accounts,
  at timestamptz not null
);
create index obstacles_official on obstacles (official_id, id);
create index obstacles_day on obstacles (happened_on);
create table obstacle_answers (
  id int generated always as identity primary key,
  obstacle_id int not null references obstacles,
  kind text not null check (kind in ('confirmed','refused','asked','replied','taken-back')),
  reason text not null default '' check (length(reason) <= 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  check (kind = 'confirmed' or length(reason) >= 3)
);
create index obstacle_answers_obstacle on obstacle_answers (obstacle_id, id);
alter table evaluations add column head_obstacles jsonb not null default '{}';
alter table approvals add column obstacles jsonb not null default '{}';`);
  }

  /** How they were put right goes with them: a new row of the same number is another thing. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from corrections where kind = 'obstacle';
      alter table approvals drop column obstacles;
      alter table evaluations drop column head_obstacles;
      drop table obstacle_answers, obstacles;`);
  }
}
