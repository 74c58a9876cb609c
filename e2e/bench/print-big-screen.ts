import type { BigScreen } from './big-screen';
import { machineLoad, printTable, show } from './report';

/** Prints what a browser with thousands of apps waits for. */
export function printBigScreen(screen: BigScreen): void {
  const { apps, htmlBytes, firstRowsMs, allRowsMs, keys, frameP50Ms, frameP95Ms, rowsP95Ms } = screen;
  printTable(`${show.count(apps)} apps in headless Chromium`, [
    {
      label: 'a key in the search to the next frame, p95',
      figure: show.ms(frameP95Ms),
      aim: 'at most 33 ms',
      note: `median ${show.ms(frameP50Ms)}, ${show.count(keys)} keys`,
    },
    { label: '… to the rows that it leaves, p95', figure: show.ms(rowsP95Ms) },
    { label: 'first HTML', figure: show.kilobytes(htmlBytes), note: 'not packed' },
    {
      label: 'first rows of the table',
      figure: show.ms(firstRowsMs),
      note: `every row in the browser after ${show.ms(allRowsMs)}`,
    },
  ]);
  console.log(`\n${machineLoad()}.`);
}
