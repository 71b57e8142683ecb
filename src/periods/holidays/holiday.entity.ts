import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('holidays')
export class Holiday {
  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'off' })
  kind!: 'off' | 'worked';
}
