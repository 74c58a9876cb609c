'use client';

import type * as React from 'react';
import { deliver, expectReceipt } from './receipt-queue';

export type Receipt = {
  title: string;
  description?: string;
  action?: { label: string; onClick(): void };
  /** Beside the action. */
  extra?: React.ReactNode;
  /** A second receipt with the same id replaces the first. */
  id?: string;
  /** How long it stays; a receipt with an action stays a minute, another 4 s. */
  durationMs?: number;
};

/** Shows a receipt of something done, or a failure that stays until it is dismissed. */
export const notify = {
  /** Something begins that may end in a receipt. */
  prepare(): void {
    expectReceipt();
  },
  success({ title, description, action, extra, id, durationMs }: Receipt): void {
    const duration = durationMs ?? (action ? 60_000 : 4_000);
    const closeButton = action !== undefined;
    deliver((toast) => toast.success(title, { id, description, action, cancel: extra, duration, closeButton }));
  },
  info({ title, description, action, id, durationMs }: Receipt): void {
    deliver((toast) => toast(title, { id, description, action, duration: durationMs ?? 4_000 }));
  },
  failure({ title, description, action, id }: Receipt): void {
    const duration = Number.POSITIVE_INFINITY;
    deliver((toast) => toast.error(title, { id, description, action, duration, closeButton: true }));
  },
  dismiss(id: string): void {
    deliver((toast) => toast.dismiss(id));
  },
};
