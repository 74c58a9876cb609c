import { createParser, parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { type FleetFilter, noFilter } from './filter';
import { defaultSort, type FleetSort, type SortColumn, sortColumns } from './sort';

const isSortColumn = (text: string): text is SortColumn => (sortColumns as readonly string[]).includes(text);

const parseAsSort = createParser<FleetSort>({
  parse(text) {
    const column = text.replace(/^-/, '');
    return isSortColumn(column) ? { column, isDescending: text.startsWith('-') } : null;
  },
  serialize: ({ column, isDescending }) => `${isDescending ? '-' : ''}${column}`,
  eq: (a, b) => a.column === b.column && a.isDescending === b.isDescending,
});

const words = parseAsArrayOf(parseAsString).withDefault([]);

const parsers = {
  q: parseAsString.withDefault(''),
  state: words,
  stage: words,
  team: words,
  stack: words,
  region: words,
  release: words,
  sort: parseAsSort.withDefault(defaultSort),
};

/** How the fleet is looked at; all of it in the address, so that a link shows the same. */
export function useFleetView() {
  const [{ sort, ...filter }, setView] = useQueryStates(parsers, { history: 'replace', shallow: true });
  return {
    filter: filter as FleetFilter,
    sort,
    setFilter: (next: FleetFilter) => void setView(next),
    clearFilter: () => void setView(noFilter),
    setSort: (next: FleetSort) => void setView({ sort: next }),
  };
}
