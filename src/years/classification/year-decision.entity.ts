import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('year_decisions')
export class YearDecision {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'using_unit_id', type: 'int' })
  usingUnitId!: number;

  @Column({ type: 'text' })
  part!: string;

  @Column({ type: 'jsonb' })
  record!: unknown;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
