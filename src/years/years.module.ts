import { Module } from '@nestjs/common';

/** The year by the law: Mẫu 02, meetings, opinions, labels, the ceiling, units' ratings. */
@Module({ controllers: [], providers: [] })
export class YearsModule {}
