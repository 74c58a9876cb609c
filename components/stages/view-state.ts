import { useAddress } from '@/components/patterns/use-address';
import { listParam, type Params, text, words } from '@/lib/rules/address';
import { defaultSort, type PipelineFilter, type PipelineSort } from './pipeline-view';
import { type Check, checks } from './pipelines';

const isCheck = (value: string): value is Check => (checks as readonly string[]).includes(value);

type View = { q: string; team: string | null; check: Check[]; open: string[]; sort: PipelineSort };

const params: Params<View> = {
  q: words,
  team: text,
  check: listParam(isCheck),
  open: listParam(),
  sort: {
    read: (value) =>
      /^-?[a-z]+$/.test(value) ? { column: value.replace(/^-/, ''), isDescending: value.startsWith('-') } : null,
    write: ({ column, isDescending }) => `${isDescending ? '-' : ''}${column}`,
    fallback: defaultSort,
  },
};

/** How the matrix is looked at; all of it in the address. */
export function useStagesView() {
  const [{ sort, open, ...filter }, setView] = useAddress(params);
  return {
    filter,
    sort,
    open,
    setFilter: ({ check, ...next }: Partial<PipelineFilter>) =>
      setView({ ...next, ...(check && { check: [...check] }) }),
    clearFilter: () => setView({ q: null, team: null, check: null }),
    setSort: (next: PipelineSort) => setView({ sort: next }),
    toggle: (id: string) => setView({ open: open.includes(id) ? open.filter((other) => other !== id) : [...open, id] }),
  };
}
