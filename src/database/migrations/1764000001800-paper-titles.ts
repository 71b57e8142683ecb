import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The title on paper of one post, or one seat of a committee, from a day on; and how a substitute signs, as the delegation says. */
export class PaperTitles1764000001800 implements MigrationInterface {
  name = 'PaperTitles1764000001800';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table paper_titles (
  id int generated always as identity primary key,
  post_id int references posts,
  member_id int references committee_members,
  day date not null,
  title text not null check (length(title) <= 120),
  by_account int not null references accounts,
  at timestamptz not null,
  check (num_nonnulls(post_id, member_id) = 1)
);
create index paper_titles_post on paper_titles (post_id, day, id) where post_id is not null;
create index paper_titles_member on paper_titles (member_id, day, id) where member_id is not null;
alter table delegations add column signing text not null default 'authorised' check (signing in ('authorised', 'ordered', 'none'));`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table delegations drop column signing');
    await q.query('drop table paper_titles');
  }
}
