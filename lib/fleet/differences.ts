import 'server-only';
import type { AddOnPart, FleetEntry, ProcessPart } from './entry';

/** What two readings tell apart: `before` is null where it was not there, `after` where it is there no longer. */
export type Difference = {
  kind: 'formation' | 'add-on' | 'domain';
  subject: string;
  before: string | null;
  after: string | null;
};

/** A difference of an app, which came about after the one look at it and before the other (ms). */
export type ObservedChange = Difference & { appId: string; seenAfter: number; seenBefore: number };

/** What one reading more tells of an app; a first reading tells nothing. */
export function changesBetween(was: FleetEntry, is: FleetEntry): ObservedChange[] {
  const between = <T>(
    before: { value: T; readAt: number } | null,
    after: { value: T; readAt: number } | null,
    differences: (before: T, after: T) => Difference[],
  ) => {
    if (!before || !after || before === after) return [];
    const seen = { appId: is.id, seenAfter: before.readAt, seenBefore: after.readAt };
    return differences(before.value, after.value).map((difference) => ({ ...difference, ...seen }));
  };
  return [
    ...between(was.formation, is.formation, formationDifferences),
    ...between(was.addOns, is.addOns, addOnDifferences),
  ];
}

/** Process types that run otherwise than before. One that comes or goes without a dyno says nothing: deploys do that. */
export function formationDifferences(before: readonly ProcessPart[], after: readonly ProcessPart[]): Difference[] {
  const inWords = (process: ProcessPart | undefined) => {
    if (!process) return null;
    return process.size === null ? String(process.quantity) : `${process.quantity} × ${process.size}`;
  };
  const isRunning = (process: ProcessPart | undefined) => (process?.quantity ?? 0) > 0;
  return namesOf(before, after, ({ type }) => type).flatMap((type) => {
    const was = before.find((process) => process.type === type);
    const is = after.find((process) => process.type === type);
    if (!isRunning(was) && !isRunning(is)) return [];
    const sameSize = was?.size?.toLowerCase() === is?.size?.toLowerCase();
    if (was?.quantity === is?.quantity && sameSize) return [];
    return [{ kind: 'formation', subject: type, before: inWords(was), after: inWords(is) }];
  });
}

/** Add-ons that came, went, or have another plan. */
export function addOnDifferences(before: readonly AddOnPart[], after: readonly AddOnPart[]): Difference[] {
  return namesOf(before, after, ({ id }) => id).flatMap((id) => {
    const was = before.find((addOn) => addOn.id === id);
    const is = after.find((addOn) => addOn.id === id);
    if (was && is && was.plan === is.plan) return [];
    const plan = (addOn: AddOnPart | undefined) => (addOn ? (addOn.plan ?? addOn.service ?? 'unknown plan') : null);
    return [{ kind: 'add-on', subject: (is ?? was)?.name ?? id, before: plan(was), after: plan(is) }];
  });
}

/** Host names that came or went. */
export function domainDifferences(before: readonly string[], after: readonly string[]): Difference[] {
  return namesOf(before, after, (hostname) => hostname).flatMap((hostname) => {
    const was = before.includes(hostname);
    const is = after.includes(hostname);
    if (was === is) return [];
    return [{ kind: 'domain', subject: hostname, before: was ? hostname : null, after: is ? hostname : null }];
  });
}

function namesOf<T>(before: readonly T[], after: readonly T[], nameOf: (one: T) => string): string[] {
  return [...new Set([...before, ...after].map(nameOf))];
}
