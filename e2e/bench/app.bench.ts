// One app, or many by one act: what a person in an incident waits for, and what it costs in calls.
import { bulkLines, measureBulkRestart } from './bulk-restart';
import { measureOneApp } from './one-app';
import { openingLines } from './overview-opening';
import { machineLoad, printTable } from './report';
import { xrayLines } from './xray';

const { opening, xray } = await measureOneApp();
printTable(`One app (${machineLoad()})`, [...openingLines(opening), ...xrayLines(xray)]);
const bulk = await measureBulkRestart();
printTable(`Many apps (${machineLoad()})`, bulkLines(bulk));
