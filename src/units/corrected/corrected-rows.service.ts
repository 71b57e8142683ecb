import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Corrections } from '../../corrections/corrections.service.js';
import { PostChanges } from '../post-changes.js';
import { ACTING_CORRECTION } from './acting.correction.js';
import { OVERSIGHT_CORRECTION } from './oversight.correction.js';
import { OFFICIAL_CORRECTION } from '../official.correction.js';
import { POST_CORRECTION } from './post.correction.js';
import { SEAT_CORRECTION } from './seat.correction.js';

/** What personnel entered of who holds what: each is put right by the machine of corrections, by two people where it must be. */
@Injectable()
export class CorrectedRows implements OnModuleInit {
  constructor(
    private readonly corrections: Corrections,
    private readonly changes: PostChanges,
  ) {}

  onModuleInit(): void {
    this.corrections.serve(OFFICIAL_CORRECTION, (act, { id, words: was }, words) =>
      words && words['personType'] !== was['personType'] ? this.changes.happened(act, id, act) : Promise.resolve(),
    );
    this.corrections.serve(POST_CORRECTION, (act, { words }) =>
      this.changes.happened(act, Number(words['officialId']), act),
    );
    this.corrections.serve(ACTING_CORRECTION, () => Promise.resolve());
    this.corrections.serve(OVERSIGHT_CORRECTION, () => Promise.resolve());
    this.corrections.serve(SEAT_CORRECTION, () => Promise.resolve());
  }
}
