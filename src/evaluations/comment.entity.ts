import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('comments')
export class Comment {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'period_id', type: 'int' })
  periodId!: number;

  @Column({ name: 'evaluation_id', type: 'int', nullable: true })
  evaluationId!: number | null;

  @Column({ name: 'unit_id', type: 'int', nullable: true })
  unitId!: number | null;

  @Column({ name: 'committee_id', type: 'int', nullable: true })
  committeeId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  text!: string;
}
