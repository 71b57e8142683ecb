import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another photo in place of the one an obstacle was told with, or none; and the obstacles that were taken as the reason of đ and e. */
export class ObstaclePhotos1764000001930 implements MigrationInterface {
  name = 'ObstaclePhotos1764000001930';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table obstacle_photos (
  id int generated always as identity primary key,
  obstacle_id int not null references obstacles,
  file_id int references files,
  reason text not null check (length(reason) between 10 and 1000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index obstacle_photos_obstacle on obstacle_photos (obstacle_id, id);
alter table legal_forms add column head_obstacles jsonb not null default '{}';
alter table legal_results add column obstacles jsonb not null default '{}';`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
do $$ begin
  if exists (select 1 from obstacle_photos) or exists (select 1 from legal_results where obstacles <> '{}') then
    raise exception 'photos were exchanged, or obstacles taken as a reason: what was stated would be lost';
  end if;
end $$;
alter table legal_results drop column obstacles;
alter table legal_forms drop column head_obstacles;
drop table obstacle_photos;`);
  }
}
