import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('legal_closing_reasons')
export class LegalClosingReason {
  @PrimaryColumn({ name: 'sheet_id', type: 'int' })
  sheetId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
