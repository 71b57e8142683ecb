import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('imports')
export class Import {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ name: 'root_unit_id', type: 'int', nullable: true })
  rootUnitId!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int', default: () => `0` })
  total!: number;

  @Column({ type: 'int', default: () => `0` })
  done!: number;

  @Column({ type: 'jsonb', default: () => `'[]'` })
  rows!: unknown;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  summary!: unknown;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
