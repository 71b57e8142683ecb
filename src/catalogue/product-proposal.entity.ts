import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('product_proposals')
export class ProductProposal {
  declare [FILLED]: 'id' | 'leading' | 'detail' | 'output';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'proposed_by', type: 'int' })
  proposedBy!: number;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt!: Date;

  @Column({ type: 'boolean', default: () => `false` })
  leading!: boolean;

  @Column({ type: 'text' })
  task!: string;

  @Column({ type: 'text', default: () => `''` })
  detail!: string;

  @Column({ type: 'text', default: () => `''` })
  output!: string;

  @Column({ type: 'numeric', precision: 9, scale: 3, nullable: true })
  factor!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'decided_by', type: 'int', nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_reason', type: 'text', nullable: true })
  decidedReason!: string | null;

  @Column({ name: 'product_code', type: 'text', nullable: true })
  productCode!: string | null;

  @Column({ name: 'catalogue_id', type: 'int', nullable: true })
  catalogueId!: number | null;
}
