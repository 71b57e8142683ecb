import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('year_publications')
export class YearPublication {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'using_unit_id', type: 'int' })
  usingUnitId!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
