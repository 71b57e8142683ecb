import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('legal_periods')
export class LegalPeriod {
  declare [FILLED]: 'id' | 'capAt' | 'markTakes' | 'hanoiCeiling';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  span!: string;

  @Column({ name: 'cap_at', type: 'text' })
  capAt!: string;

  @Column({ name: 'mark_takes', type: 'text' })
  markTakes!: string;

  @Column({ name: 'hanoi_ceiling', type: 'text' })
  hanoiCeiling!: string;

  @Column({ name: 'self_due_on', type: 'date' })
  selfDueOn!: string;

  @Column({ name: 'confirm_due_on', type: 'date' })
  confirmDueOn!: string;

  @Column({ name: 'closes_on', type: 'date' })
  closesOn!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'int' })
  openedBy!: number;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_by', type: 'int', nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closing_note', type: 'text', nullable: true })
  closingNote!: string | null;
}
