import { type Ask, SpentError } from './ask';
import { notModifiedPoint, rateLimitsPoint } from './costs';
import { ifModifiedSincePoint, missingVersionPoint, rateHeadersPoint } from './headers';
import { largeMaxPoint, pagingPoints, sortPoints } from './lists';
import { type Facts, type Point, undecided } from './point';
import { scalingPoint } from './scaling';

/** The most that one examination sends. */
export const mostCalls = 39;

/** Settles what reading can settle, one point after another, so that no measurement disturbs the next. */
export async function examine(ask: Ask): Promise<Point[]> {
  const points: Point[] = [];
  const rateLimits = await rateLimitsPoint(ask);
  points.push(rateLimits, await notModifiedPoint(ask, rateLimits.facts.rateLimitsCost));
  points.push(await missingVersionPoint(ask));
  const { point: paging, appAttributes } = await pagingPoints(ask);
  const { point: largeMax, apps } = await largeMaxPoint(ask);
  points.push(paging, largeMax, await ifModifiedSincePoint(ask, apps[0]?.id));
  points.push(...(await sortPoints(ask, apps[0]?.id, appAttributes)));
  try {
    points.push(await scalingPoint(ask, apps));
  } catch (error) {
    if (!(error instanceof SpentError)) throw error;
    points.push(undecided('Scaling moves app.updated_at', 'not known', 'no calls were left for it'));
  }
  points.push(rateHeadersPoint(ask));
  return points;
}

/** All that was settled, as the simulator takes it. */
export function factsOf(points: Point[]): Facts {
  const sortAttributes = Object.assign({}, ...points.map(({ facts }) => facts.sortAttributes));
  return Object.assign({}, ...points.map(({ facts }) => facts), { sortAttributes });
}
