import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('meeting_opinions')
export class MeetingOpinion {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'meeting_id', type: 'int' })
  meetingId!: number;

  @Column({ name: 'year_sheet_id', type: 'int' })
  yearSheetId!: number;

  @Column({ type: 'text' })
  report!: string;

  @Column({ type: 'text' })
  opinions!: string;
}
