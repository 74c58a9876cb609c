import type { Metadata } from 'next';
import { AttentionPage } from '@/components/attention/attention-page';
import { appReasons } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { FleetRows } from '../fleet-rows';

export const metadata: Metadata = { title: 'Needs attention' };

export default async function Attention() {
  const viewer = await currentViewer();
  if (!viewer) return null;
  return (
    <FleetRows>
      <AttentionPage reasons={appReasons(viewer.role)} />
    </FleetRows>
  );
}
