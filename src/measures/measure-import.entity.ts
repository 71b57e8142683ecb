import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('measure_imports')
export class MeasureImport {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'jsonb' })
  rows!: unknown;

  @Column({ type: 'jsonb' })
  summary!: unknown;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
