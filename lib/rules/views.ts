export const longestViewName = 40;

type Verdict = { allowed: true } | { allowed: false; reason: string };
type NamedView = { id: string | null; name: string };

const folded = (name: string) => name.trim().toLowerCase();

/** Whether a view may bear a name among the views of its owner; `id` is null for one that is new. */
export function mayNameView(views: readonly NamedView[], { id, name }: NamedView): Verdict {
  const text = name.trim();
  if (text === '') return { allowed: false, reason: 'A view needs a name.' };
  if (text.length > longestViewName) {
    return { allowed: false, reason: `A name has at most ${longestViewName} characters.` };
  }
  const isTaken = views.some((view) => view.id !== id && folded(view.name) === folded(text));
  return isTaken ? { allowed: false, reason: `You have a view named ${text} already.` } : { allowed: true };
}

/** Whether its owner may delete a view now. */
export function mayRemoveView({ isShared }: { isShared: boolean }): Verdict {
  return isShared
    ? { allowed: false, reason: 'Everyone here sees this view. Make it private first.' }
    : { allowed: true };
}
