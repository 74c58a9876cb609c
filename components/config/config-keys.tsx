import { Copy, type LucideIcon, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';
import type { ConfigComparison, ConfigRelation } from '@/lib/rules/config-relations';

const shownAtFirst = 4;

type Line = { id: string; key: string; text: string; tone: string; icon: LucideIcon | null };

type ConfigKeysProps = { comparison: ConfigComparison; stage: string; shown: ConfigRelation | null };

/** The keys to look at: those that are missing on a side and those that share a secret, or the keys of one relation. */
export function ConfigKeys({ comparison, stage, shown }: ConfigKeysProps) {
  const [isWhole, setIsWhole] = useState(false);
  const lines = shown ? linesOf(comparison, stage, shown) : findings(comparison, stage);
  const hidden = isWhole ? 0 : Math.max(0, lines.length - shownAtFirst);
  return (
    <>
      <ul className="max-h-64 overflow-y-auto">
        {lines.slice(0, lines.length - hidden).map(({ id, key, text, tone, icon: Icon }) => (
          <li key={id} className="flex h-7.5 items-center gap-3 border-row-line px-4 [&:not(:last-child)]:border-b">
            <span title={key} className="min-w-0 flex-1 truncate font-mono text-small">
              {key}
            </span>
            <span className={cn('flex min-w-0 items-center gap-1.5 text-small', tone)}>
              {Icon ? <Icon aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0" /> : null}
              <span className="truncate">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      {lines.length === 0 ? (
        <p className="px-4 py-2.5 text-muted text-small">
          {shown ? 'No such key.' : 'No key is missing on either side.'}
        </p>
      ) : null}
      {hidden > 0 ? (
        <button
          type="button"
          onClick={() => setIsWhole(true)}
          className="-outline-offset-2 h-7.5 w-full border-row-line border-t px-4 text-left text-muted text-small hover:text-foreground"
        >
          {formatCount(hidden)} more
        </button>
      ) : null}
    </>
  );
}

function findings(comparison: ConfigComparison, stage: string): Line[] {
  const twins = comparison.twins.map(({ key, sameAs }) => ({
    id: `${key} twin`,
    key,
    text: `same as ${sameAs}`,
    tone: 'text-warning',
    icon: Copy,
  }));
  return [...linesOf(comparison, stage, 'not-upstream'), ...twins, ...linesOf(comparison, stage, 'not-here')];
}

function linesOf({ keys }: ConfigComparison, stage: string, relation: ConfigRelation): Line[] {
  const looks: Record<ConfigRelation, Omit<Line, 'id' | 'key'>> = {
    equal: { text: 'equal', tone: 'text-muted', icon: null },
    differ: { text: 'differs', tone: 'text-warning', icon: null },
    'not-upstream': { text: `missing in ${stage}`, tone: 'text-danger', icon: Minus },
    'not-here': { text: `only in ${stage}`, tone: 'text-info', icon: Plus },
  };
  return keys
    .filter((entry) => entry.relation === relation)
    .map(({ key }) => ({ id: `${key} ${relation}`, key, ...looks[relation] }));
}
