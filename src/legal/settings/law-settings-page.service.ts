import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { editionOf } from '../../scoring/editions/all-editions.js';
import { readingsOfLaw } from '../../scoring/editions/readings.js';
import { page, type Page } from '../../web/answers.js';
import { CHOSEN_FOR, EDITIONS, EVERYBODY, otherwiseGoverned, type ChoiceForm } from './choice.form.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { choicesOf, type EditionChoice } from './edition-choices.js';
import { ROOT_READINGS } from './law-settings.form.js';
import type { RootUnit } from './law-settings.policy.js';
import { lawSettingsSeen, LawSettingsService } from './law-settings.service.js';
import { READINGS, readingsOf } from './readings.js';
import type { TypedIn } from '../../web/read-form.js';

export interface TypedSettings {
  readings?: Record<string, unknown>;
  choice?: TypedIn<ChoiceForm>;
  ending?: { id: number; last: unknown };
}

interface OpenedMonth {
  id: number;
  month: string;
  edition: EditionCode;
  span: string;
  capAt: string;
  markTakes: string;
  closedAt: Date | null;
}

const MONTHS_SHOWN = 12;

@Injectable()
export class LawSettingsPageService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: LawSettingsService,
  ) {}

  /** Everything a root sets about the law on one page, and what its last months were opened with. */
  async show(root: RootUnit, typed: TypedSettings): Promise<Page> {
    const [set, agencies, choices, opened] = await Promise.all([
      readingsOf(this.db, root.id),
      this.settings.agencies(root),
      choicesOf(this.db, root.id),
      this.opened(root.id),
    ]);
    const values: Record<string, unknown> = typed.readings ?? set;
    const readings = ROOT_READINGS.map((key) => ({
      key,
      value: values[key],
      options: READINGS[key].map((value) => ({ key, value, id: `${key}-${value}` })),
    }));
    const data = {
      root,
      readings,
      fixed: readingsOfLaw(this.clock.today())
        .filter(({ options }) => options.length === 1)
        .map(({ code, silent, usual }) => ({ code, silent, usual })),
      opened,
      agencies,
      decision: { readingNumber: values['readingNumber'], readingDate: values['readingDate'] },
      seen: typed.readings ? typed.readings['seen'] : lawSettingsSeen(set, agencies),
      choices: choices.map((choice) => this.line(choice, typed)),
      editions: EDITIONS,
      chosenFor: CHOSEN_FOR,
      choice: typed.choice ?? {},
    };
    return page('legal-periods/settings', data, 'legal-periods:settings.titleOf', { unit: root.name });
  }

  private line(choice: EditionChoice, typed: TypedSettings) {
    const month = this.clock.month();
    const standing =
      choice.personType === null ? 'unit-choice' : editionOf(choice.edition).persons[choice.personType].standing;
    const state = choice.to !== null && choice.to < month ? 'past' : choice.from > month ? 'coming' : 'now';
    const last = typed.ending?.id === choice.id ? typed.ending.last : '';
    return {
      ...choice,
      forWhom: choice.personType ?? EVERYBODY,
      standing,
      otherwiseGoverned: otherwiseGoverned(choice.edition, choice.personType),
      state,
      last,
      endable: choice.to === null || choice.to >= month,
    };
  }

  private async opened(rootUnitId: number): Promise<OpenedMonth[]> {
    return this.db.rows<OpenedMonth>(
      `select id, month, edition, span, cap_at as "capAt", mark_takes as "markTakes", closed_at as "closedAt" from legal_periods where root_unit_id = $1
       order by month desc, edition limit ${MONTHS_SHOWN}`,
      [rootUnitId],
    );
  }
}
