import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** A year whose days off somebody has looked over and confirmed. */
@Entity('holiday_years')
export class HolidayYear {
  declare [FILLED]: never;

  @PrimaryColumn({ type: 'int' })
  year!: number;

  @Column({ name: 'confirmed_by', type: 'int' })
  confirmedBy!: number;

  @Column({ name: 'confirmed_at', type: 'timestamptz' })
  confirmedAt!: Date;
}
