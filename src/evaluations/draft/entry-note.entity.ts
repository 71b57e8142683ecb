import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('entry_notes')
export class EntryNote {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @PrimaryColumn({ type: 'text' })
  side!: string;

  @PrimaryColumn({ type: 'text' })
  criterion!: string;

  @Column({ type: 'text' })
  text!: string;
}
