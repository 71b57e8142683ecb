import type { Asking } from '../../acts/asking.js';
import { law, lawOfYear } from '../../scoring/editions/law.js';
import { versionsOf } from '../../corrections/corrections.queries.js';
import { historyView } from '../../corrections/corrections.view.js';
import { BREACH_CORRECTION, OVERRIDE_CORRECTION } from './breach.correction.js';
import { page, type Page } from '../../web/answers.js';
import { pathsOf } from './breach-access.js';
import { KINDS, RELATIONS, type OverrideForm, type OverrideWithdrawalForm } from './breach.form.js';
import { ledBetween } from './leading.queries.js';
import { mayRecordBreach } from './breach.policy.js';
import { overridesOfBreach, type BreachRow } from './breaches.queries.js';
import type { TypedIn } from '../../web/read-form.js';

/** One breach: what happened, in which year it counts, and the form that makes it count. */
export async function breachPage(
  asking: Asking,
  breach: BreachRow,
  typed: TypedIn<OverrideForm & OverrideWithdrawalForm>,
): Promise<Page> {
  const overrides = await overridesOfBreach(asking, breach.id);
  const versions = await versionsOf(
    asking,
    OVERRIDE_CORRECTION.code,
    overrides.map(({ id }) => id),
  );
  const breachVersions = (await versionsOf(asking, BREACH_CORRECTION.code, [breach.id])).get(breach.id) ?? [];
  const leads = await ledBetween(
    asking,
    breach.officialId,
    breach.happenedOn,
    breach.happenedOn > asking.today ? breach.happenedOn : asking.today,
  );
  const now = law(asking.today);
  const may = mayRecordBreach(asking.actor, breach.officialId, pathsOf(breach));
  return page(
    'years/breach',
    {
      breach: { ...breach, elsewhere: breach.nowUnitId !== breach.unitId },
      overrides: overrides.map((row) => ({
        ...row,
        history: historyView(OVERRIDE_CORRECTION, versions.get(row.id) ?? [], asking.actor.lang),
        article: lawOfYear(row.year).overrides[row.kind],
      })),
      mayOverride: may && !breach.struck && breach.countedIn === null,
      mayCorrect: may && !breach.struck,
      struck: breachVersions.at(-1)?.after === null ? breachVersions.at(-1) : null,
      history: historyView(BREACH_CORRECTION, breachVersions, asking.actor.lang),
      mayWithdraw: may,
      leads,
      kinds: KINDS.filter((kind) => leads || kind !== 'corruption-in-unit').map((kind) => ({
        kind,
        article: now.overrides[kind],
      })),
      relations: RELATIONS,
      typed: {
        year: (breach.happenedOn.slice(0, 7) >= now.firstMonth ? breach.happenedOn : asking.today).slice(0, 4),
        ...typed,
      },
    },
    'years:breaches.one',
    { name: breach.officialName },
  );
}
