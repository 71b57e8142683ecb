import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('breaches')
export class Breach {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
