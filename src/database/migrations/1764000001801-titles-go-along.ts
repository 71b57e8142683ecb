import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A title on paper goes with its post, or its seat, where an act that began it is taken back or two records of a person are joined. */
export class TitlesGoAlong1764000001801 implements MigrationInterface {
  name = 'TitlesGoAlong1764000001801';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table paper_titles
  drop constraint paper_titles_post_id_fkey, add constraint paper_titles_post_id_fkey foreign key (post_id) references posts on delete cascade,
  drop constraint paper_titles_member_id_fkey, add constraint paper_titles_member_id_fkey foreign key (member_id) references committee_members on delete cascade;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table paper_titles
  drop constraint paper_titles_post_id_fkey, add constraint paper_titles_post_id_fkey foreign key (post_id) references posts,
  drop constraint paper_titles_member_id_fkey, add constraint paper_titles_member_id_fkey foreign key (member_id) references committee_members;`);
  }
}
