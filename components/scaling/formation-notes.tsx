import { onDemand } from '@/components/ui/on-demand';
import type { Process } from '@/lib/rules/scaling';

const EcoHours = onDemand(() => import('./eco-hours').then((module) => module.EcoHours));

/** What the table alone does not say: which types wait in the Procfile, and what Eco dynos draw on. */
export function FormationNotes({ app, processes }: { app: string; processes: readonly Process[] }) {
  // A release command runs by itself with each release: its zero is no dyno that waits.
  const waiting = processes
    .filter(({ type, quantity }) => quantity === 0 && type !== 'release')
    .map(({ type }) => type);
  const isEco = processes.some(({ size }) => size.toLowerCase() === 'eco');
  if (waiting.length === 0 && !isEco) return null;
  return (
    <div className="flex flex-col gap-1 border-row-line border-t px-4 py-2 text-muted text-small">
      {waiting.length > 0 ? (
        <p>
          <span className="font-medium">{listed(waiting)}</span> {waiting.length === 1 ? 'is' : 'are'} in the Procfile
          and {waiting.length === 1 ? 'has' : 'have'} no dynos: raise the number to start{' '}
          {waiting.length === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
      {isEco ? <EcoHours app={app} /> : null}
    </div>
  );
}

const mostNamed = 4;

function listed(types: readonly string[]): string {
  if (types.length > mostNamed) return `${types.length} process types`;
  return types.length < 2 ? `${types[0]}` : `${types.slice(0, -1).join(', ')} and ${types.at(-1)}`;
}
