import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import { headPostsHeld, headRights, postsHeld, ROLES_HELD, seatsHeld } from '../standing/relations.js';
import { turnUnits } from '../standing/turn-units.js';
import type { Span } from '../standing/validity.js';
import type { Actor, Capability, Role, Scope } from '../web/actor.js';
import type { Lang } from '../web/labels.js';
import { closedByOneHand, closedOnSql } from './closed-account.js';
import { turnRoles } from './role-moves.js';

interface ActorRow {
  id: number;
  login: string;
  official_id: number | null;
  display_name: string;
  language: Lang;
  must_change_password: boolean;
  stamp: string;
  unit: (Scope & { name: string }) | null;
  roles: (Scope & { role: Role })[];
  heads: Scope[];
  head_posts: Scope[];
  committees: Actor['committees'];
  notices: number;
}

/** Loads who asks, with today's relations, in one statement. */
@Injectable()
export class ActorsService {
  /** The day that the units' rows of today were last brought to. */
  private turned = '';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Null when the account is disabled, unknown, closed by one hand or with its person's last post, or its password changed since the session began. */
  async load(accountId: number, stamp: string | undefined, on: Rows = this.db): Promise<Actor | null> {
    const today = this.clock.today();
    if (this.turned !== today) await this.turn(today);
    this.turned = today;
    const row = await on.one<ActorRow>(ACTOR, [accountId, today], 'actor');
    if (!row || (stamp !== undefined && row.stamp !== stamp)) return null;
    return toActor(row);
  }

  /** What was stated ahead and begins today is done before anybody's rights are read. */
  private async turn(today: string): Promise<void> {
    await turnUnits(this.db, today);
    await this.db.tx((tx) => turnRoles(tx, today, this.clock.now()));
  }
}

function toActor(row: ActorRow): Actor {
  const roles = row.roles.map((held) => ({ ...held, path: held.path ?? '/', unitId: held.unitId ?? 0 }));
  const base = {
    accountId: row.id,
    login: row.login,
    officialId: row.official_id,
    name: row.display_name,
    lang: row.language,
    unit: row.unit,
    roles,
    heads: row.heads,
    headPosts: row.head_posts,
    committees: row.committees,
    mustChangePassword: row.must_change_password,
    noticeCount: row.notices,
  };
  return { ...base, capabilities: capabilities(base) };
}

function capabilities(
  actor: Pick<Actor, 'roles' | 'officialId' | 'heads' | 'headPosts' | 'committees'>,
): Set<Capability> {
  const held = new Set<Capability>(actor.roles.map(({ role }) => role));
  if (actor.officialId !== null) held.add('official');
  if (actor.heads.length > 0 || actor.headPosts.length > 0) held.add('head');
  if (actor.committees.length > 0) held.add('committee');
  return held;
}

const TODAY: Span = { from: '$2::date', to: '$2::date' };

const ACTOR = `
select a.id, a.login, a.official_id, a.display_name, a.language, a.must_change_password,
  coalesce(extract(epoch from a.password_changed_at)::text, '-') as stamp,
  (select json_build_object('unitId', u.id, 'path', u.path, 'name', u.name) from (${postsHeld(TODAY)}) p join units u on u.id = p.unit_id
    where p.main limit 1) as unit,
  coalesce((select json_agg(json_build_object('role', r.role, 'unitId', r.unit_id, 'path', u.path))
    from (${ROLES_HELD}) r left join units u on u.id = r.unit_id), '[]') as roles,
  coalesce((select json_agg(json_build_object('unitId', h.unit_id, 'path', u.path)) from (${headRights(TODAY)}) h join units u on u.id = h.unit_id), '[]') as heads,
  coalesce((select json_agg(json_build_object('unitId', p.unit_id, 'path', u.path)) from (${headPostsHeld(TODAY)}) p join units u on u.id = p.unit_id),
    '[]') as head_posts,
  coalesce((select json_agg(json_build_object('committeeId', c.id, 'unitId', c.unit_id, 'path', u.path, 'role', m.role))
    from (${seatsHeld(TODAY)}) m join committees c on c.id = m.committee_id join units u on u.id = c.unit_id), '[]') as committees,
  (select count(*)::int from notices n where (n.official_id = a.official_id or n.account_id = a.id) and n.read_at is null) as notices
from accounts a where a.id = $1 and a.disabled_at is null and ${closedOnSql('$2::date')} is null and ${closedByOneHand('$2::date')} is not true`;
