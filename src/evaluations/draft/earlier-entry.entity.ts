import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('earlier_entries')
export class EarlierEntry {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'version_id', type: 'int' })
  versionId!: number;

  @Column({ type: 'numeric', array: true })
  values!: (string | null)[];

  @Column({ type: 'jsonb' })
  notes!: unknown;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
