import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('holidays')
export class Holiday {
  declare [FILLED]: 'kind';

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'off' })
  kind!: 'off' | 'worked';
}
