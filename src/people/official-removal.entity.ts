import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person entered by mistake and taken out again while nothing hung on them: who they were said to be, and why they went. */
@Entity('official_removals')
export class OfficialRemoval {
  @PrimaryColumn({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'account_id', type: 'int', nullable: true })
  accountId!: number | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
