import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Under which title a post, or a seat of a committee, signs from a day on; an empty text leaves the one of its unit. Never changed. */
@Entity('paper_titles')
export class PaperTitle {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'post_id', type: 'int', nullable: true })
  postId!: number | null;

  @Column({ name: 'member_id', type: 'int', nullable: true })
  memberId!: number | null;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
