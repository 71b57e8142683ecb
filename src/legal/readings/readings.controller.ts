import { Controller, Get, Param } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { holidaysBetween } from '../../periods/holidays/holidays-between.js';
import { Allow } from '../../web/access.js';
import { page, Redirect, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { mayRunLaw } from '../settings/law-settings.policy.js';
import { readingsOf } from '../settings/readings.js';
import { readingChoicesOf } from './reading-choices.queries.js';
import { readingsRoot, readingsRoots } from './readings.policy.js';
import { hanoiReading, readingsView } from './readings.view.js';

/** Every reading of a silent text, what it does to a score, and who chose it. */
@Controller('legal/readings')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class ReadingsController {
  @Get()
  async roots(@CurrentAsking() asking: Asking): Promise<Page | Redirect> {
    const roots = await readingsRoots(asking);
    if (roots.length === 1) return new Redirect(`/legal/readings/${roots[0]!.id}`);
    return page('readings/roots', { roots }, 'readings:title');
  }

  @Get(':unitId')
  async show(@CurrentAsking() asking: Asking, @Param('unitId', IdPipe) unitId: number): Promise<Page> {
    const root = await readingsRoot(asking, unitId);
    const [set, chosen, holidays] = [
      await readingsOf(asking, root.id),
      await readingChoicesOf(asking, root.path),
      await holidaysBetween(asking, '2026-12-01', '2026-12-31'),
    ];
    const readings = readingsView(asking.today, set, chosen, holidays);
    const hanoi = hanoiReading(set, chosen);
    return page('readings/show', { root, readings, hanoi, mayRun: mayRunLaw(asking.actor, root) }, 'readings:titleOf', {
      unit: root.name,
    });
  }
}
