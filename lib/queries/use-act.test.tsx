import { type MutationOptions, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type * as React from 'react';
import { expect, test, vi } from 'vitest';
import { createQueryClient } from './query-client';
import { useAct } from './use-act';

type Options = MutationOptions<string, Error, string, string>;

function hold(options: Options) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { client, ...renderHook(() => useAct(options), { wrapper }) };
}

/** A change that goes on until it is told how it ended. */
function underWay() {
  let end: (data: string) => void = () => {};
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

test('what runs is pending, counts as under way for everybody, and gives its end to whoever ran it', async () => {
  const { promise, end } = underWay();
  const mutationFn = vi.fn(() => promise);
  const { client, result } = hold({ mutationFn });
  expect(result.current).toMatchObject({ isPending: false, error: null });
  let run: Promise<string> | undefined;
  act(() => {
    run = result.current.run('web');
  });
  await waitFor(() => expect(result.current.isPending).toBe(true));
  expect(client.isMutating()).toBe(1);
  await act(async () => end('scaled'));
  expect(await run).toBe('scaled');
  expect(result.current).toMatchObject({ isPending: false, error: null });
  expect(client.isMutating()).toBe(0);
  expect(mutationFn.mock.lastCall).toEqual(['web', expect.anything()]);
});

test('what fails is thrown and kept until the next try; nothing is tried twice by itself', async () => {
  const failure = new Error('refused');
  const mutationFn = vi.fn(async () => 'done').mockRejectedValueOnce(failure);
  const { result } = hold({ mutationFn });
  await act(() => expect(result.current.run('web')).rejects.toBe(failure));
  expect(result.current).toMatchObject({ isPending: false, error: failure });
  expect(mutationFn).toHaveBeenCalledOnce();
  await act(() => expect(result.current.run('web')).resolves.toBe('done'));
  expect(result.current).toMatchObject({ isPending: false, error: null });
});

test('an old failure is forgotten as soon as the next try begins', async () => {
  const second = underWay();
  const mutationFn = vi.fn(() => second.promise).mockRejectedValueOnce(new Error('refused'));
  const { result } = hold({ mutationFn });
  await act(() => expect(result.current.run('web')).rejects.toThrow('refused'));
  act(() => void result.current.run('web'));
  await waitFor(() => expect(result.current).toMatchObject({ isPending: true, error: null }));
  await act(async () => second.end('done'));
});

test('what was drawn before its answer is told of the end, with what it kept', async () => {
  const said: string[] = [];
  const tell = (name: string) => (_: unknown, __: unknown, kept?: string) => void said.push(`${name} ${kept}`);
  const mutationFn = vi.fn(async () => 'done').mockRejectedValueOnce(new Error('refused'));
  const { result } = hold({
    mutationFn,
    onMutate: () => 'as it was',
    onError: tell('restore'),
    onSuccess: tell('keep'),
  });
  await act(() => expect(result.current.run('web')).rejects.toThrow());
  await act(() => result.current.run('web'));
  expect(said).toEqual(['restore as it was', 'keep as it was']);
});
