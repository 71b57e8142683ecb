import { DECIDED, KINDS_OF_ACT } from '../../src/acts/decided/all-kinds.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { APPEND_ONLY } from '../../src/database/migrate.js';
import { Labels } from '../../src/web/labels.js';
import { filesBelow } from './source.js';

const labels = Labels.load(`${PROJECT_ROOT}/templates/labels`);

/** Acts that decide nothing about a person or a unit: what they wrote may be written anew, by another act. */
const DECIDES_NOTHING = [
  /^account\./,
  /^audit\./,
  /^catalogue\./,
  /^committee\.(?!member-(corrected|struck))/,
  /^correction\./,
  /^dialogue\./,
  /^e-file\./,
  /^hanoi-frame\./,
  /^holiday\./,
  /^import\./,
  /^meeting\./,
  /^official\.(?!corrected|absence-(corrected|struck)|merged$)/,
  /^own-frame\./,
  /^oversight\.(added|ended)$/,
  /^party-draft\./,
  /^party-member\.(entered|ended)$/,
  /^pledge\.(?!withdrawn|word-corrected)/,
  /^post\.(?!corrected|struck)/,
  /^practice\./,
  /^product-proposal\./,
  /^work\./,
  /^unit\.(?!commented|legal-settings|acting-(corrected|struck))/,
  /^criteria\.(?!adopted)/,
  /^period\.(?!closed|days-corrected)/,
  /^legal-period\.(?!closed|days-corrected|outstanding)/,
  /^commitment\.made$/,
  /^evaluation\.(begun|revealed|flagged|file-attached|file-removed|outside-confirmed|removed)$/,
  /^year-sheet\.removed$/,
  /^legal-sheet\.(begun|revealed|submitted|withdrawn|removed|left|left-ended)$/,
  /^measure\.(added|closed|import-checked|reopened|standard-added|targets-set|threshold-set)$/,
  /^delegation\./,
  /^focus\.(?!moved|handed|returned|noted|corrected|report-(corrected|withdrawn)|step-(corrected|withdrawn))/,
  /^signal\.(asked|concluded)$/,
  /^sitting\.(?!closed|decided|decision-corrected)/,
  /^year-sheet\.(submitted|withdrawn)$/,
  /^year-year-record\./,
  /^year\.(opened|refreshed|changed|group-|grouped|proposed|fewer-months|exported|uses-exported|outside-labels-checked|rating-(saved|proposed|entered)|complaint-)/,
];

describe('everything that is decided is reconciled with its act', () => {
  it.each(labels.keys('audit', 'act.').filter((key) => key !== 'title'))(
    '%s either decides a kind of row, or nothing',
    (act) => {
      expect([KINDS_OF_ACT.has(act), DECIDES_NOTHING.some((pattern) => pattern.test(act))].filter(Boolean)).toEqual([
        true,
      ]);
    },
  );

  /** What somebody had typed before they moved to another unit: read beside the new evaluation, decided by nobody. */
  const TYPED = ['earlier_entries', 'earlier_marks'];
  /** What a unit is called and where it stands: decides on nobody. */
  const OF_UNITS = ['unit_acts', 'unit_act_changes', 'paper_names', 'paper_titles'];
  /** Who was entered by mistake and went again: nothing was decided about them, or they would have stayed. */
  const OF_NOBODY = ['official_removals'];

  it.each(
    APPEND_ONLY.filter((table) => !['audit', 'checkpoints', ...TYPED, ...OF_UNITS, ...OF_NOBODY].includes(table)),
  )('%s, which is only added to, is a kind', (table) => {
    expect(DECIDED.map((kind) => kind.table)).toContain(table);
  });

  it('every act that decides is one that the product writes', () => {
    const text = filesBelow('src', '.ts')
      .filter(({ path }) => !path.startsWith('src/audit/'))
      .map((file) => file.text)
      .join('\n');
    const written = (act: string) =>
      text.includes(`'${act}'`) ||
      text.includes(`\`${act.split('.')[0]}.\${`) ||
      text.includes(`\`${act.replace(/-[a-z]+$/, '-')}\${`);
    expect([...KINDS_OF_ACT.keys()].filter((act) => !written(act))).toEqual([]);
  });

  it.each(DECIDED)('$name has its words', ({ table }) => {
    expect([labels.has('vi', `verify:table.${table}`), labels.has('en', `verify:table.${table}`)]).toEqual([
      true,
      true,
    ]);
  });

  it('no two kinds have one name, by which their seals are told apart', () => {
    expect(new Set(DECIDED.map(({ name }) => name)).size).toBe(DECIDED.length);
  });
});
