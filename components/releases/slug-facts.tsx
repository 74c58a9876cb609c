import { RelativeTime } from '@/components/patterns/relative-time';
import type { SlugFacts } from '@/lib/fleet/release-facts';
import { codeName } from '@/lib/rules/rollback';

/** A slug: its commit, what it says of itself, when and on what it was built. */
export function SlugFactsCell({ id, facts }: { id: string | null; facts: SlugFacts | null }) {
  if (id === null) return <p className="text-muted">no slug</p>;
  return (
    <>
      <p className="text-foreground">
        <span className="min-w-0 truncate" title={facts?.subject ?? undefined}>
          <span className="font-mono">{codeName(id, facts?.commit)}</span> <bdi>{facts?.subject}</bdi>
        </span>
      </p>
      {facts ? (
        <>
          <p className="text-muted">
            {facts.builtAt === null ? (
              'built at an unknown time'
            ) : (
              <span>
                slug built <RelativeTime at={facts.builtAt} form="sentence" />
              </span>
            )}
          </p>
          <p className="text-muted">
            <bdi className="truncate">{[facts.stack, facts.buildpacks].filter(Boolean).join(', ')}</bdi>
          </p>
        </>
      ) : (
        <p className="text-muted">Heroku shows no more of this slug</p>
      )}
    </>
  );
}
