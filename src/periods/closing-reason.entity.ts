import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('closing_reasons')
export class ClosingReason {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'period_id', type: 'int' })
  periodId!: number;

  @PrimaryColumn({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
