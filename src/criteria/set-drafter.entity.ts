import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('set_drafters')
export class SetDrafter {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'named_by', type: 'int' })
  namedBy!: number;

  @Column({ name: 'named_at', type: 'timestamptz' })
  namedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
