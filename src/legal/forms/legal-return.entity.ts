import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('legal_returns')
export class LegalReturn {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  reason!: string;
}
