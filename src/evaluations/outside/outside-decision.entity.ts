import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('outside_decisions')
export class OutsideDecision {
  declare [FILLED]: 'id' | 'notes';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'decided_on', type: 'date' })
  decidedOn!: string;

  @Column({ name: 'file_id', type: 'int' })
  fileId!: number;

  @Column({ type: 'numeric', array: true })
  values!: (string | null)[];

  @Column({ name: 'left_out', type: 'boolean', array: true })
  leftOut!: boolean[];

  @Column({ type: 'jsonb', default: () => `'{}'` })
  notes!: unknown;

  @Column({ name: 'entered_by', type: 'int' })
  enteredBy!: number;

  @Column({ name: 'entered_at', type: 'timestamptz' })
  enteredAt!: Date;

  @Column({ name: 'confirmed_by', type: 'int', nullable: true })
  confirmedBy!: number | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'refused_by', type: 'int', nullable: true })
  refusedBy!: number | null;

  @Column({ name: 'refused_at', type: 'timestamptz', nullable: true })
  refusedAt!: Date | null;
}
