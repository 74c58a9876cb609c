'use client';

import { type MutationOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

type State = { isPending: boolean; error: unknown };
const idle: State = { isPending: false, error: null };

/**
 * Runs a change, and says how it goes. It is `useMutation` for pages that watch over their size: whoever runs it waits for
 * its end, which is thrown when it failed.
 */
export function useAct<Data, Variables, Context>(options: MutationOptions<Data, Error, Variables, Context>) {
  'use memo';

  const client = useQueryClient();
  const [state, setState] = useState(idle);
  const run = async (variables: Variables): Promise<Data> => {
    setState({ isPending: true, error: null });
    try {
      const data = await client.getMutationCache().build(client, options).execute(variables);
      setState(idle);
      return data;
    } catch (error) {
      setState({ isPending: false, error });
      throw error;
    }
  };
  return { ...state, run };
}
