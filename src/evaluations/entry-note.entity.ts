import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('entry_notes')
export class EntryNote {
  @PrimaryColumn({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @PrimaryColumn({ type: 'text' })
  side!: string;

  @PrimaryColumn({ type: 'text' })
  criterion!: string;

  @Column({ type: 'text' })
  text!: string;
}
