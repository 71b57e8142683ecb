import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A year whose days off somebody has looked over and confirmed. */
@Entity('holiday_years')
export class HolidayYear {
  @PrimaryColumn({ type: 'int' })
  year!: number;

  @Column({ name: 'confirmed_by', type: 'int' })
  confirmedBy!: number;

  @Column({ name: 'confirmed_at', type: 'timestamptz' })
  confirmedAt!: Date;
}
