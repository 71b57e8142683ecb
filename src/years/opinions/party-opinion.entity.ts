import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('party_opinions')
export class PartyOpinion {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
