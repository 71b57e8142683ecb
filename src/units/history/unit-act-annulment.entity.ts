import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A request to take back a merger or a split that decided months stand on: another person agrees or refuses. */
@Entity('unit_act_annulments')
export class UnitActAnnulment {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'act_id', type: 'int' })
  actId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'asked_by', type: 'int' })
  askedBy!: number;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'answered_by', type: 'int', nullable: true })
  answeredBy!: number | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'boolean', nullable: true })
  granted!: boolean | null;
}
