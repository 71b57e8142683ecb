import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('edition_choices')
export class EditionChoice {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'person_type', type: 'text', nullable: true })
  personType!: string | null;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ name: 'from_month', type: 'text' })
  fromMonth!: string;

  @Column({ name: 'to_month', type: 'text', nullable: true })
  toMonth!: string | null;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'date' })
  decisionDate!: string;

  @Column({ name: 'issued_by', type: 'text', nullable: true })
  issuedBy!: string | null;

  @Column({ name: 'chosen_by', type: 'int' })
  chosenBy!: number;

  @Column({ name: 'chosen_at', type: 'timestamptz' })
  chosenAt!: Date;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
