import type { Metadata } from 'next';
import { AttentionPage } from '@/components/attention/attention-page';
import { kindParam } from '@/components/attention/kinds';
import { appReasons } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { attentionWindowRead } from '@/lib/reads/fleet';
import { runRead } from '@/lib/reads/run-read';
import { FleetRows } from '../fleet-rows';

export const metadata: Metadata = { title: 'Needs attention' };

type Search = Promise<{ kind?: string | string[] }>;

export default async function Attention({ searchParams }: { searchParams: Search }) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const { kind = '' } = await searchParams;
  const first = await runRead(attentionWindowRead, { only: kindParam.read(String(kind)) }).result;
  return (
    <FleetRows>
      <AttentionPage first={first.ok ? first.value.data : null} reasons={appReasons(viewer.role)} />
    </FleetRows>
  );
}
