import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('kept_forms')
export class KeptFormRow {
  declare [FILLED]: never;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'kept_at', type: 'timestamptz' })
  keptAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;
}
