'use client';

import { toast } from 'sonner';

export type Receipt = {
  title: string;
  description?: string;
  action?: { label: string; onClick(): void };
  /** A second receipt with the same id replaces the first. */
  id?: string;
  /** How long it stays; a receipt with an action stays a minute, another 4 s. */
  durationMs?: number;
};

/** Shows a receipt of something done, or a failure that stays until it is dismissed. */
export const notify = {
  success({ title, description, action, id, durationMs }: Receipt): void {
    toast.success(title, {
      id,
      description,
      action,
      duration: durationMs ?? (action ? 60_000 : 4_000),
      closeButton: action !== undefined,
    });
  },
  info({ title, description, action, id, durationMs }: Receipt): void {
    toast(title, { id, description, action, duration: durationMs ?? 4_000 });
  },
  failure({ title, description, action, id }: Receipt): void {
    toast.error(title, { id, description, action, duration: Number.POSITIVE_INFINITY, closeButton: true });
  },
  dismiss(id: string): void {
    toast.dismiss(id);
  },
};
