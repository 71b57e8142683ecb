import { Module, type OnModuleInit } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { Corrections } from '../corrections/corrections.service.js';
import { PostChanges } from '../units/post-changes.js';
import { MERGE_CORRECTION } from './merge.correction.js';
import { OfficialRemovalsController } from './removals.controller.js';
import { OfficialRemovalsService } from './removals.service.js';

/** What is put right about a person as a whole: it has to know what every room says of them. */
@Module({
  controllers: [OfficialRemovalsController, correctionPages(MERGE_CORRECTION)],
  providers: [OfficialRemovalsService],
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly corrections: Corrections,
    private readonly changes: PostChanges,
  ) {}

  onModuleInit(): void {
    this.corrections.serve(MERGE_CORRECTION, (act, _, words) =>
      this.changes.happened(act, Number(words!['intoId']), act),
    );
  }
}
