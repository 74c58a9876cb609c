import { measureOneApp } from './one-app';
import { openingLines } from './overview-opening';
import { machineLoad, printTable } from './report';

const { opening } = await measureOneApp();
console.log(JSON.stringify(opening));
printTable(`One app (${machineLoad()})`, openingLines(opening));
