import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('committees')
export class Committee {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  name!: string;
}
