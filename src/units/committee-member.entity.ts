import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('committee_members')
export class CommitteeMember {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'text' })
  role!: string;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;
}
