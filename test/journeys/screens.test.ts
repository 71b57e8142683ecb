import { takeScreens } from './screens.js';

// On demand: SCREENS=1 npm test -- test/journeys/screens
const onDemand = process.env['SCREENS'] ? it : it.skip;

onDemand('takes the pictures of docs/screens', () => takeScreens());
