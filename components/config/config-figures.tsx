import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';
import { type ConfigRelation, configRelations, countRelations } from '@/lib/rules/config-relations';

const signs: Record<ConfigRelation, { sign: string; tone: string }> = {
  equal: { sign: '', tone: '' },
  differ: { sign: '≠', tone: 'text-warning' },
  'not-upstream': { sign: '−', tone: 'text-danger' },
  'not-here': { sign: '+', tone: 'text-info' },
};

type ConfigFiguresProps = {
  keys: { key: string; relation: ConfigRelation }[];
  stage: string;
  shown: ConfigRelation | null;
  onShow(relation: ConfigRelation | null): void;
};

/** How many keys stand in each relation; pressing a figure lists them. */
export function ConfigFigures({ keys, stage, shown, onShow }: ConfigFiguresProps) {
  const counts = countRelations(keys);
  const words = { equal: 'equal', differ: 'differ', 'not-upstream': `not in ${stage}`, 'not-here': 'not here' };
  return (
    <div className="grid grid-cols-[1fr_1fr_1.35fr_1fr] border-row-line border-b">
      {configRelations.map((relation) => (
        <button
          key={relation}
          type="button"
          aria-pressed={shown === relation}
          onClick={() => onShow(shown === relation ? null : relation)}
          className="-outline-offset-2 min-w-0 border-row-line px-3.5 py-2 text-left hover:bg-hover aria-pressed:bg-selected first:pl-4 [&:not(:last-child)]:border-r"
        >
          <span className="block font-semibold text-lead tabular-nums">
            {counts[relation] > 0 && signs[relation].sign ? (
              <span aria-hidden="true" className={cn('mr-1.5 font-normal', signs[relation].tone)}>
                {signs[relation].sign}
              </span>
            ) : null}
            {formatCount(counts[relation])}
          </span>
          <span className="block truncate text-muted text-small">{words[relation]}</span>
        </button>
      ))}
    </div>
  );
}
