import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { FleetPage } from '@/components/fleet/fleet-page';

export const metadata: Metadata = { title: 'Fleet' };

export default function Page() {
  return (
    <NuqsAdapter>
      <FleetPage />
    </NuqsAdapter>
  );
}
