import { dehydrate, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { HydrateNow } from './hydrate-now';

function Reader({ isEnabled }: { isEnabled: boolean }) {
  const { data } = useQuery({ queryKey: ['rows'], queryFn: () => 'asked', enabled: isEnabled });
  return <p>{data ?? 'nothing'}</p>;
}

it('is there in the first HTML, although another part of the page asked for the same before', () => {
  const server = new QueryClient();
  server.setQueryData(['rows'], 'read by the server');
  const html = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <Reader isEnabled={false} />
      <HydrateNow state={dehydrate(server)}>
        <Reader isEnabled />
      </HydrateNow>
    </QueryClientProvider>,
  );
  expect(html).toContain('<p>nothing</p><p>read by the server</p>');
});

it('does not put older data in place of newer', () => {
  const server = new QueryClient();
  server.setQueryData(['rows'], 'old', { updatedAt: 1 });
  const browser = new QueryClient();
  browser.setQueryData(['rows'], 'new', { updatedAt: 2 });
  const html = renderToString(
    <QueryClientProvider client={browser}>
      <HydrateNow state={dehydrate(server)}>
        <Reader isEnabled={false} />
      </HydrateNow>
    </QueryClientProvider>,
  );
  expect(html).toContain('new');
});
