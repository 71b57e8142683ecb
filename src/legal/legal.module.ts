import { Module } from '@nestjs/common';

/** The month by the law: forms, work, results, means, petitions. */
@Module({ controllers: [], providers: [] })
export class LegalModule {}
