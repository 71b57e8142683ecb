import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('measure_targets')
export class MeasureTarget {
  @PrimaryColumn({ name: 'measure_id', type: 'int' })
  measureId!: number;

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @PrimaryColumn({ type: 'int' })
  year!: number;

  @Column({ type: 'numeric' })
  target!: string;

  @Column({ name: 'by_account', type: 'int', nullable: true })
  byAccount!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
