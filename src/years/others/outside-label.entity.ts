import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a body outside the decree decided on somebody's year, as it was entered, with the place they held then. */
@Entity('outside_labels')
export class OutsideLabel {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  position!: string;

  @Column({ name: 'person_type', type: 'text' })
  personType!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'numeric', nullable: true })
  score!: string | null;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'date' })
  decisionDate!: string;

  @Column({ name: 'issued_by', type: 'text' })
  issuedBy!: string;

  @Column({ name: 'frame_id', type: 'int', nullable: true })
  frameId!: number | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
