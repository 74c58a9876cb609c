'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { notify } from '@/components/ui/notify';
import { errorOf } from '@/lib/queries/error-of';
import { saveViewOptions } from '@/lib/queries/view-changes';
import { viewsOptions } from '@/lib/queries/views';
import { longestViewName, mayNameView } from '@/lib/rules/views';
import type { SavedView } from '@/lib/views/saved-views';

type SaveViewFormProps = {
  own: readonly SavedView[];
  query: string;
  /** The view that gets another name; a new one without. */
  renamed?: SavedView;
  onSaved(query: string, viewId: string | null): void;
  onClose(): void;
};

/** Asks for the name of a view, and keeps it. */
export function SaveViewForm({ own, query, renamed, onSaved, onClose }: SaveViewFormProps) {
  const id = useId();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  // What surrounds it may have taken the focus before the form was here.
  useEffect(() => field.current?.focus(), []);
  const [name, setName] = useState(renamed?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const { mutateAsync, isPending } = useMutation(saveViewOptions());
  const save = async () => {
    const verdict = mayNameView(own, { id: renamed?.id ?? null, name });
    if (!verdict.allowed) return setProblem(verdict.reason);
    notify.prepare();
    try {
      await mutateAsync({ view: renamed?.id ?? null, name: name.trim(), query: renamed?.query ?? query });
      const { views } = await queries.fetchQuery({ ...viewsOptions(), staleTime: 0 });
      const saved = views.find((view) => view.isOwn && view.name === name.trim());
      notify.success({
        title: renamed ? `Renamed ${renamed.name} to ${name.trim()}` : `Saved the view ${name.trim()}`,
      });
      if (saved && !renamed) onSaved(saved.query, saved.id);
      onClose();
    } catch (cause) {
      setProblem(errorOf(cause).message);
    }
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Label htmlFor={id}>{renamed ? 'New name' : 'Name of this view'}</Label>
      <Input
        ref={field}
        id={id}
        value={name}
        maxLength={longestViewName}
        autoComplete="off"
        aria-invalid={problem !== null || undefined}
        aria-describedby={`${id}-says`}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
      />
      <p
        id={`${id}-says`}
        role={problem ? 'alert' : undefined}
        className={problem ? 'text-danger text-small' : 'text-small text-subtle'}
      >
        {problem ?? (renamed ? null : 'Keeps the filter, the order and the columns as they are now, for you alone.')}
      </p>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" isPending={isPending}>
          {renamed ? 'Rename' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
