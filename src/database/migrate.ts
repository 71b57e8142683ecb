import type { DataSource } from 'typeorm';
import { openDataSource } from './data-source.js';

/** Rows that say what was done: the application's role may add to them and read them, never change or remove one. */
export const APPEND_ONLY = [
  'audit',
  'submissions',
  'withdrawals',
  'returns',
  'approvals',
  'reviews',
  'comments',
  'commitment_moves',
  'closing_reasons',
  'legal_returns',
  'legal_results',
  'legal_led_reviews',
  'legal_result_changes',
  'legal_recomputations',
  'legal_closing_reasons',
  'labels',
  'breaches',
  'party_opinions',
  'year_shares',
  'year_decisions',
  'year_publications',
  'no_month_decisions',
  'outside_labels',
  'unit_rating_replacements',
  'measure_figures',
  'commitment_proofs',
  'focus_notes',
  'signal_answers',
  'sitting_decisions',
  'earlier_entries',
  'earlier_marks',
  'checkpoints',
  'reading_choices',
  'corrections',
  'receipts',
  'interim_views',
  'year_talks',
  'year_papers',
  'year_paper_removals',
  'sent_months_files',
  'agency_keys',
  'income_rules',
  'unit_acts',
  'unit_act_changes',
  'paper_names',
  'paper_titles',
  'official_removals',
  'obstacles',
  'obstacle_answers',
  'person_figures',
  'obstacle_photos',
  'year_words_set_aside',
];
const HIDDEN = ['audit_heads', 'migrations'];

/**
 * Brings the database up to date under the owner's role and gives the application's role its rights. Safe to repeat;
 * instances that start together wait for each other.
 */
export async function migrateDatabase(ownerUrl: string, appUrl: string = ownerUrl): Promise<string[]> {
  const source = await openDataSource(ownerUrl, 2);
  try {
    return await withLock(source, async () => {
      const done = await source.runMigrations();
      const role = decodeURIComponent(new URL(appUrl).username);
      if (role && role !== decodeURIComponent(new URL(ownerUrl).username)) await grant(source, role);
      return done.map((migration) => migration.name);
    });
  } finally {
    await source.destroy();
  }
}

async function withLock<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  await runner.query('select pg_advisory_lock(7240251)');
  try {
    return await work();
  } finally {
    await runner.query('select pg_advisory_unlock(7240251)');
    await runner.release();
  }
}

async function grant(source: DataSource, role: string): Promise<void> {
  const name = '"' + role.replaceAll('"', '""') + '"';
  await source.transaction(async (manager) => {
    await manager.query(`grant usage on schema public to ${name}`);
    await manager.query(`grant select, insert, update, delete on all tables in schema public to ${name}`);
    await manager.query(`grant usage, select on all sequences in schema public to ${name}`);
    await manager.query(`revoke update, delete on ${APPEND_ONLY.join(', ')} from ${name}`);
    await manager.query(`revoke insert, update, delete on ${HIDDEN.join(', ')} from ${name}`);
  });
}
