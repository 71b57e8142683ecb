import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('acting_appointments')
export class ActingAppointment {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  /** By whose naming, where no decision made them acting head. */
  @Column({ name: 'delegation_id', type: 'int', nullable: true })
  delegationId!: number | null;
}
