import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('checkpoints')
export class CheckpointRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'by_account', type: 'int', nullable: true })
  byAccount!: number | null;
}
