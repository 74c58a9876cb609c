import type { Metadata } from 'next';
import { AuditPage } from '@/components/audit/audit-page';
import { appRowRead } from '@/lib/reads/app-row';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'Audit log' };

type AuditProps = { searchParams: Promise<{ app?: string }> };

export default async function Audit({ searchParams }: AuditProps) {
  const { app } = await searchParams;
  const answer = app ? await runRead(appRowRead, { app }).result : null;
  const row = answer?.ok ? answer.value.data.row : null;
  return <AuditPage app={row && { id: row.id, name: row.name }} />;
}
