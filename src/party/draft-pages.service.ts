import { Injectable } from '@nestjs/common';
import type { Asking } from '../acts/asking.js';
import { Clock } from '../clock.js';
import { Words } from '../reports/words.js';
import type { ReportModel } from '../reports/report-model.js';
import { page, type Page } from '../web/answers.js';
import { Labels } from '../web/labels.js';
import { openDraft } from './draft-access.js';
import { draftModel } from './draft.report.js';
import { waitsForLabel, type Draft } from './drafts.queries.js';
import { filledFor, type Filled } from './filled.js';
import { sourcesOf } from './filled-lines.js';
import { membershipIn } from './members.queries.js';
import { partsFor, TEXT_MOST } from './parts.js';
import { RESTS_ON } from './rests-on.js';

/** A list of more lines than this stands folded, with how many they are. */
const SHOWN_OPEN = 6;

@Injectable()
export class PartyDraftPages {
  constructor(
    private readonly labels: Labels,
    private readonly clock: Clock,
  ) {}

  async show(asking: Asking, id: number, typed: Record<string, unknown> = {}): Promise<Page> {
    const { draft, self } = await openDraft(asking, asking.actor, id);
    const filled = await this.filled(asking, draft);
    const sources = sourcesOf(this.words(asking), filled, draft.year);
    const editing = self && draft.handedAt === null;
    return page(
      'party/draft',
      {
        draft: {
          id,
          name: draft.name,
          year: draft.year,
          leader: draft.leader,
          revision: draft.revision,
          handedAt: draft.handedAt,
        },
        self,
        editing,
        person: { title: filled.title, unitName: filled.unitName, cell: filled.cell },
        parts: partsFor(draft.leader).map((part, place) => ({
          part,
          number: place + 1,
          sources: (sources[part] ?? []).map((source) => ({ ...source, open: source.lines.length <= SHOWN_OPEN })),
          text: typeof typed[part] === 'string' ? typed[part] : (draft.texts[part] ?? ''),
        })),
        most: TEXT_MOST,
        version: typeof typed['version'] === 'string' ? typed['version'] : String(draft.revision),
        keep: `a${asking.actor.accountId}-party-${id}`,
        waits: editing && (await waitsForLabel(asking, draft.officialId, draft.year)),
        restsOn: RESTS_ON,
      },
      'party:draft.titleOf',
      { name: draft.name, year: draft.year },
    );
  }

  async paper(asking: Asking, id: number): Promise<{ model: ReportModel; words: Words }> {
    const { draft } = await openDraft(asking, asking.actor, id);
    const words = this.words(asking);
    return { model: draftModel(words, draft, await this.filled(asking, draft), asking.at), words };
  }

  /** What stood when it was handed over; before that what stands now. */
  private async filled(asking: Asking, { filled, officialId, year, leader }: Draft): Promise<Filled> {
    if (filled) return filled;
    const cell = (await membershipIn(asking, officialId, year))?.cell ?? '';
    return filledFor(asking, { officialId, year, leader, cell, today: asking.today, zone: asking.zone });
  }

  private words({ actor }: Asking): Words {
    return new Words(actor.lang, this.labels.in(actor.lang), this.clock.zone);
  }
}
