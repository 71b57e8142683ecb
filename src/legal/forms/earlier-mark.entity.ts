import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('earlier_marks')
export class EarlierMark {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'frame_id', type: 'int' })
  frameId!: number;

  @Column({ type: 'jsonb' })
  marks!: unknown;

  @Column({ type: 'text' })
  limits!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
