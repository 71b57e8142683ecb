import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('meeting_opinions')
export class MeetingOpinion {
  declare [FILLED]: 'id' | 'report' | 'opinions';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'meeting_id', type: 'int' })
  meetingId!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ type: 'text' })
  report!: string;

  @Column({ type: 'text' })
  opinions!: string;
}
