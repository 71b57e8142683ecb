import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody stated and then put right: both versions, and why. Without `after` it was taken back. */
@Entity('corrections')
export class Correction {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'row_id', type: 'int' })
  rowId!: number;

  @Column({ type: 'int' })
  number!: number;

  /** The chain of its act, and the unit whose readers may read it. */
  @Column({ type: 'text' })
  chain!: string;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'jsonb' })
  before!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after!: unknown;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** Who asked for it, where another confirmed. */
  @Column({ name: 'request_id', type: 'int', nullable: true })
  requestId!: number | null;
}
