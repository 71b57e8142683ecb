import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('commitment_moves')
export class CommitmentMove {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'commitment_id', type: 'int' })
  commitmentId!: number;

  @Column({ name: 'from_due_on', type: 'date' })
  fromDueOn!: string;

  @Column({ name: 'to_due_on', type: 'date' })
  toDueOn!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
