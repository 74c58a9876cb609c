'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { startLive } from '@/lib/queries/live';

/** Lets what changes on the server arrive by itself. Draws nothing. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => startLive(client), [client]);
  return null;
}
