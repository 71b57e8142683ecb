import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('reviews')
export class Review {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ name: 'approval_id', type: 'int' })
  approvalId!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
