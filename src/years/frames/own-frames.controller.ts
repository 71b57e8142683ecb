import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { rootIds, rootsOf } from '../../legal/hanoi/frame.queries.js';
import { isHeadOf } from '../../standing/scopes.js';
import { Allow, CurrentActor } from '../../web/access.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import type { Lang } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { IdPipe, readId } from '../../web/id.pipe.js';
import { readForm, tidy, type Body as Fields, type TypedIn } from '../../web/read-form.js';
import {
  OWN_BOUNDS,
  OwnAdoptionForm,
  ownFrameIssues,
  sumOf,
  type ReadOwnFrame,
  type TypedItem,
} from './own-frame.form.js';
import { ownFramesOf, type OwnFrameRow } from './own-frame.queries.js';
import { OwnFramesService } from './own-frames.service.js';

/** A unit's own frame for viên chức: typed in by personnel, adopted by the head of the agency. */
@Controller('years/frames')
@Allow('official', 'personnel', 'inspector')
export class OwnFramesController {
  constructor(private readonly frames: OwnFramesService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const { unit, roles } = asking.actor;
    const paths = [...(unit ? [unit.path] : []), ...roles.map(({ path }) => path)];
    const ids = rootIds(paths);
    const roots = await rootsOf(asking, ids);
    const frames = await ownFramesOf(asking, ids);
    const editable = roots
      .filter(({ path }) => hasRoleAt(asking.actor, 'personnel', path))
      .map(({ id, name: rootName }) => ({ id, rootName }));
    return page('years/own-frames', { frames, roots: editable }, 'years:frames.title');
  }

  @Post()
  @Allow('personnel')
  async draft(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Redirect> {
    const root = readId(tidy(body)['root']);
    if (!root) throw new NotFound();
    return redirect(`/years/frames/${await this.frames.draft(actor, root)}`);
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return framePage(asking.actor, await this.frames.open(asking, id));
  }

  @Post(':id')
  @Allow('personnel')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const { issues, typed } = await this.frames.save(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/years/frames/${id}`, 'years:frames.saved');
    return framePage(asking.actor, await this.frames.open(asking, id), typed).withIssues(issues);
  }

  @Post(':id/adoption')
  @Allow('head')
  async adopt(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const frame = await this.frames.open(asking, id);
    const form = readForm(OwnAdoptionForm, body, asking.today);
    const issues = form.issues ?? (await this.frames.adopt(asking.actor, id, form.value));
    if (issues.length > 0) return framePage(asking.actor, frame, null, tidy(body)).withIssues(issues);
    return redirect(`/years/frames/${id}`, 'years:frames.adoptedNow');
  }
}

/** As a form's fields hold them, or as they are kept. */
function stepsShown(steps: ReadOwnFrame['steps'], lang: Lang | null): ReadOwnFrame['typed']['steps'] {
  return Object.fromEntries(
    Object.entries(steps).map(([step, from]) => [step, lang === null ? (from ?? '') : fieldNumber(from, lang)]),
  );
}

function framePage(
  actor: Actor,
  frame: OwnFrameRow,
  typed: ReadOwnFrame['typed'] | null = null,
  given: TypedIn<OwnAdoptionForm> = {},
): Page {
  const { items, excellent, good, completed } = frame;
  const editable = frame.adoptedAt === null && hasRoleAt(actor, 'personnel', frame.unitPath);
  const stored = items.map((item, at): TypedItem => ({
    ...item,
    most: editable ? fieldNumber(item.most, actor.lang) : item.most,
    place: at + 1,
    group: item.group === items[at - 1]?.group ? '' : item.group,
  }));
  const lines = typed?.items ?? stored;
  const last = Math.max(0, ...lines.map(({ place }) => place));
  const spare = editable ? Math.max(0, Math.min(OWN_BOUNDS.spare, OWN_BOUNDS.items - last)) : 0;
  const empty = Array.from({ length: spare }, (_, n): TypedItem => ({
    place: last + n + 1,
    group: '',
    text: '',
    most: '',
  }));
  return page(
    'years/own-frame',
    {
      frame,
      lines: [...lines, ...empty],
      steps: typed?.steps ?? stepsShown({ excellent, good, completed }, editable ? actor.lang : null),
      sum: sumOf(items),
      whole: OWN_BOUNDS.whole,
      editable,
      adoptable: frame.adoptedAt === null && isHeadOf(actor, frame.unitId),
      open: ownFrameIssues(items, { excellent, good, completed }).length,
      given,
    },
    'years:frames.one',
    { number: frame.number },
  );
}
