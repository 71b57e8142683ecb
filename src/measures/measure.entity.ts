import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('measures')
export class Measure {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  direction!: string;

  @Column({ type: 'text', nullable: true })
  counts!: string | null;

  @Column({ name: 'unit_label', type: 'text' })
  unitLabel!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ name: 'created_by', type: 'int', nullable: true })
  createdBy!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;
}
