import { interfaceOf, pageCalls } from './page-calls.js';
import { program as sources, SCRATCH_PATH } from './program.js';
import { filesBelow } from './source.js';
import { TemplateWalk, templateOf, type Template } from './template-walk.js';
import { ViewValues } from './view-values.js';

const SCRATCH = {
  'pages/scratch/page': `{{who.name}} {{who.nmae}} {{#if note}}{{note}}{{/if}}{{#if noted}}{{note}}{{/if}}
{{#each lines}}{{#if (eq this.kind "task")}}{{this.title}}{{else}}{{this.days}} {{this.title}}{{/if}}{{/each}}
{{#each lines}}{{#with ../who}}{{../kind}}{{../../who.name}}{{../name}}{{/with}}{{/each}}
{{> scratch/part who label=note}}{{> scratch/part (obj name=1)}}{{month}}
{{> ui/scratch text="a"}}`,
  'pages/scratch/echo': '{{typed.reason}} {{error.reason}} {{page.lang}} {{page.wide}}',
  'partials/scratch/part': '{{name}} {{#if label}}{{label}}{{/if}}{{#if hint}}{{hint}}{{/if}} {{@root.who.age}}',
  'partials/scratch/unused': '',
  'partials/ui/scratch': '{{text}}{{#if note}}{{note}}{{/if}}',
};

const program = sources();
const values = new ViewValues(program.getTypeChecker());
const chrome = {
  page: values.of(interfaceOf(program, 'src/web/renderer.ts', 'PageChrome')),
  fragment: values.of(interfaceOf(program, 'src/web/renderer.ts', 'FragmentChrome')),
};
const calls = pageCalls(program);
const isScratch = (at: string) => at.startsWith(SCRATCH_PATH);

function walked(templates: ReadonlyMap<string, Template>, wanted: (at: string) => boolean): TemplateWalk {
  const walk = new TemplateWalk(values, templates, chrome);
  for (const call of calls) if (wanted(call.at)) walk.call(call);
  return walk;
}

const templates = new Map(
  filesBelow('templates', '.hbs').map(({ path, text }) => [
    path.slice('templates/'.length, -'.hbs'.length),
    templateOf(path, text),
  ]),
);

const product = walked(templates, (at) => !isScratch(at));
for (const layout of ['page', 'plain']) product.layout(layout);

test('every name that a template reads is in the type of what it is given', () => {
  expect(product.found()).toEqual([]);
});

test('every template is called, and every part of it can be shown', () => {
  expect(product.unreached()).toEqual([]);
});

test('page() takes no view that does not say what it holds', () => {
  const scratch = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('src/scratch-page.ts'))!;
  const lines = program
    .getSemanticDiagnostics(scratch)
    .map(({ start }) => scratch.getLineAndCharacterOfPosition(start!).line + 1);
  expect(lines).toEqual([8]);
});

test('a name that nobody gives is found, with its place and the type that lacks it', () => {
  const scratch = new Map(Object.entries(SCRATCH).map(([path, text]) => [path, templateOf(path, text)]));
  const walk = walked(scratch, isScratch);
  expect(walk.found()).toEqual([
    'pages/scratch/echo:1 page.wide is not in { lang: Lang; title: string; nav: (WordedLink | WordedMenu)[]; user: { name: str…',
    'pages/scratch/echo:1 typed.reason is read from Record<string, unknown>, which has any name',
    'pages/scratch/page:1 noted is not in { who: { name: string; }; lines: (Task | Gap)[]; note: string | null; } with { p…',
    'pages/scratch/page:1 who.nmae is not in { name: string; }',
    'pages/scratch/page:2 title is not in Gap',
    'pages/scratch/page:3 name is not in Task, nor in Gap',
    'pages/scratch/page:4 {{month}} is a helper without its arguments',
    'pages/scratch/page:5 lets ui/scratch take note from around it',
    'partials/scratch/part:1 hint is not in { name: string; } with { label }, nor in { name }',
    'partials/scratch/part:1 who.age is not in { name: string; }',
    'partials/ui/scratch:1 note is not in the call at pages/scratch/page:5',
    'src/scratch-page.ts:8 gives scratch/page a view of type object',
    'src/scratch-page.ts:9 has no template "scratch/none"',
  ]);
  expect(walk.unreached()).toEqual([
    'pages/scratch/page:1 {{#if noted}} never holds',
    'partials/scratch/part:1 {{#if hint}} never holds',
    'partials/scratch/unused is called by nobody',
    'partials/ui/scratch:1 {{#if note}} never holds',
  ]);
});
