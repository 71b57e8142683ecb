import { importsController } from '../../imports/imports.controller.js';
import { IMPORT_PERSON_FIGURES } from './import-person-figures.js';

export const PersonFigureImportsController = importsController({
  path: 'person-figures/imports',
  kinds: [IMPORT_PERSON_FIGURES],
  labels: {
    title: 'person-figures:title.imports',
    lead: 'person-figures:lead',
    nowhere: 'person-figures:nowhere',
  },
  back: { href: '/criteria', text: 'person-figures:back' },
  writers: ['personnel', 'head'],
  readers: ['personnel', 'head', 'inspector'],
});
