import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Another photo in place of the one before, or none: the newest holds, and every one of before stays readable. */
@Entity('obstacle_photos')
export class ObstaclePhoto {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'obstacle_id', type: 'int' })
  obstacleId!: number;

  @Column({ name: 'file_id', type: 'int', nullable: true })
  fileId!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
