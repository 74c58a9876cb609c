import { useAddress } from '@/components/patterns/use-address';
import { flag, oneOf, type Params, text, words } from '@/lib/rules/address';
import { type CostFilter, type CostSort, defaultSort, sortColumns } from './add-on-lines';
import { type Grouping, groupings } from './sums';

const isColumn = (text: string): text is CostSort['column'] => (sortColumns as readonly string[]).includes(text);

type View = Pick<CostFilter, 'q' | 'service' | 'stage' | 'team'> & { unsettled: boolean; by: Grouping; sort: CostSort };

const params: Params<View> = {
  q: words,
  service: text,
  stage: text,
  team: text,
  unsettled: flag,
  by: { ...oneOf(groupings), fallback: 'service' },
  sort: {
    read(value) {
      const column = value.replace(/^-/, '');
      return isColumn(column) ? { column, isDescending: value.startsWith('-') } : null;
    },
    write: ({ column, isDescending }) => `${isDescending ? '-' : ''}${column}`,
    fallback: defaultSort,
  },
};

/** How add-ons and costs are looked at; all of it in the address. */
export function useCostsView() {
  const [{ by, sort, unsettled, ...filter }, setView] = useAddress(params);
  return {
    filter: { ...filter, isUnsettled: unsettled } satisfies CostFilter,
    by,
    sort,
    setFilter: ({ isUnsettled, ...change }: Partial<CostFilter>) =>
      setView({ ...change, ...(isUnsettled !== undefined && { unsettled: isUnsettled }) }),
    clearFilter: () => setView({ q: null, service: null, stage: null, team: null, unsettled: null }),
    setBy: (next: typeof by) => setView({ by: next }),
    setSort: (next: CostSort) => setView({ sort: next }),
  };
}
