import { RelativeTime } from '@/components/patterns/relative-time';
import { useIsLive } from '@/components/patterns/rendered-at';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatExact } from '@/lib/format';

const parts: Record<keyof FleetRow['readAt'], string> = {
  app: 'App',
  pipeline: 'Pipeline',
  formation: 'Formation',
  dynos: 'Dynos',
  release: 'Release',
  addOns: 'Add-ons',
};

const names = Object.keys(parts) as (keyof FleetRow['readAt'])[];

/** How old each part of a row is. */
export function PartAges({ row: { readAt } }: { row: FleetRow }) {
  const isLive = useIsLive();
  return (
    <dl className="flex flex-col gap-2 text-small">
      {names.map((name) => {
        const at = readAt[name];
        return (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{parts[name]}</dt>
            <dd className="text-right font-medium tabular-nums">
              {at === null ? 'not read yet' : <RelativeTime at={at} form="sentence" />}
              {at === null || !isLive ? null : <span className="block font-normal text-subtle">{formatExact(at)}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
