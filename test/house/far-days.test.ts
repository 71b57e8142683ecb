import '../../src/app.module.js';
import { dayFieldsOf } from '../../src/web/days.js';
import { filesBelow } from './source.js';

const sources = filesBelow('src', '.ts');
const classes = new Map(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/class (\w+)(?: extends (\w+))? \{([\s\S]*?)\n\}/g)].map(
      ([, name, above, body]) => [name!, { above, days: /@Day\(\)/.test(body!) }] as const,
    ),
  ),
);
const holdsDays = (name: string | undefined): boolean => {
  const found = name ? classes.get(name) : undefined;
  return found !== undefined && (found.days || holdsDays(found.above));
};

it('every form that holds a day asks about one that is far', () => {
  const read = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/readForm\((\w+),((?:[^()]|\([^()]*\))*)\)/g)]
      .filter(([, form]) => holdsDays(form))
      .map(([, form, rest]) => ({ form: `${path}: ${form}`, asks: rest!.trim().endsWith('today') })),
  );
  expect(read.length).toBeGreaterThan(40);
  expect(read.filter(({ asks }) => !asks).map(({ form }) => form)).toEqual([]);
});

it('knows the days that a form has from another', () => {
  const { PostForm } = jest.requireActual<{ PostForm: new () => object }>('../../src/units/official.form.js');
  expect(dayFieldsOf(PostForm).sort()).toEqual(['fromDate', 'toDate']);
});
