import type { Metadata } from 'next';
import { StagesPage } from '@/components/stages/stages-page';
import { FleetRows } from '../fleet-rows';

export const metadata: Metadata = { title: 'Stages' };

export default function Page() {
  return (
    <FleetRows>
      <StagesPage />
    </FleetRows>
  );
}
