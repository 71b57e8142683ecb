import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

/** What a former head said of a paper, with the marks they propose by criterion or item; it binds nobody. */
@Entity('interim_views')
export class InterimView {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int', nullable: true })
  evaluationId!: number | null;

  @Column({ name: 'legal_form_id', type: 'int', nullable: true })
  legalFormId!: number | null;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'jsonb' })
  marks!: unknown;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
