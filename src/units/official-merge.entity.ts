import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record of a person that was merged into another one of the same person. */
@Entity('official_merges')
export class OfficialMerge {
  @PrimaryColumn({ name: 'from_official', type: 'int' })
  fromOfficial!: number;

  /** The record that stays: where it is merged itself, the one after it. */
  @Column({ name: 'to_official', type: 'int' })
  toOfficial!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
