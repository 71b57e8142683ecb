import { Module } from '@nestjs/common';
import { BreachesModule } from './breaches/breaches.module.js';
import { ClassificationModule } from './classification/classification.module.js';
import { DecemberModule } from './december/december.module.js';
import { Forms02Module } from './forms02/forms02.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OpeningModule } from './opening/opening.module.js';
import { OpinionsModule } from './opinions/opinions.module.js';
import { OwnFramesModule } from './frames/own-frames.module.js';
import { OthersModule } from './others/others.module.js';
import { PapersModule } from './papers/papers.module.js';
import { LabelPetitionsModule } from './petitions/label-petitions.module.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { TalksModule } from './talks/talks.module.js';
import { UsesModule } from './uses/uses.module.js';

/** The year by the law: Mẫu 02, meetings, opinions, labels, the ceiling, units' ratings. */
@Module({
  imports: [
    BreachesModule,
    ClassificationModule,
    DecemberModule,
    Forms02Module,
    MeetingsModule,
    OpeningModule,
    OpinionsModule,
    OthersModule,
    OwnFramesModule,
    PapersModule,
    LabelPetitionsModule,
    RatingsModule,
    TalksModule,
    UsesModule,
  ],
})
export class YearsModule {}
