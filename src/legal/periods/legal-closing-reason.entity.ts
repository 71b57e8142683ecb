import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('legal_closing_reasons')
export class LegalClosingReason {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
