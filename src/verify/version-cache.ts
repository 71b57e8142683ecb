import type { SetContent } from '../criteria/criterion.js';
import type { Rows } from '../database/db.js';

interface Version {
  content: SetContent;
  number: number;
  setCode: string;
}

const MOST = 500;

/** Versions of criteria sets as they are asked for; a city has thousands, a batch few. */
export class VersionCache {
  private readonly kept = new Map<number, Version>();

  constructor(private readonly on: Rows) {}

  async of(id: number): Promise<Version> {
    const known = this.kept.get(id);
    if (known) return known;
    const version = await this.on.one<Version>(
      'select v.content, v.number, s.code as "setCode" from criteria_versions v join criteria_sets s on s.id = v.set_id where v.id = $1',
      [id],
    );
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(id, version!);
    return version!;
  }
}
