/** What is selected, by id, and the row from which a range begins. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export type SelectionStep =
  | { kind: 'toggle'; id: string }
  /** From the anchor to this row, in the order in which rows stand. */
  | { kind: 'range'; id: string; order: readonly string[] }
  | { kind: 'all'; ids: readonly string[]; isSelected: boolean }
  | { kind: 'clear' };

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** The selection after one step. */
export function selectionAfter({ ids, anchor }: Selection, step: SelectionStep): Selection {
  const next = new Set(ids);
  switch (step.kind) {
    case 'clear':
      return nothingSelected;
    case 'toggle':
      if (!next.delete(step.id)) next.add(step.id);
      return { ids: next, anchor: step.id };
    case 'range': {
      const ends = [step.order.indexOf(anchor ?? step.id), step.order.indexOf(step.id)];
      if (ends.includes(-1)) return { ids: next.add(step.id), anchor: step.id };
      for (const id of step.order.slice(Math.min(...ends), Math.max(...ends) + 1)) next.add(id);
      return { ids: next, anchor: step.id };
    }
    case 'all':
      for (const id of step.ids) {
        if (step.isSelected) next.add(id);
        else next.delete(id);
      }
      return { ids: next, anchor };
  }
}
