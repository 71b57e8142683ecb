import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('oversights')
export class Oversight {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'post_id', type: 'int' })
  postId!: number;

  @Column({ name: 'unit_id', type: 'int', nullable: true })
  unitId!: number | null;

  @Column({ name: 'official_id', type: 'int', nullable: true })
  officialId!: number | null;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;
}
