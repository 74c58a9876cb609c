import type { Status } from '@/components/patterns/status';
import { StatusMark } from '@/components/patterns/status-mark';

const looks: Record<string, { status: Status; word: string }> = {
  provisioned: { status: 'up', word: 'Provisioned' },
  provisioning: { status: 'pending', word: 'Provisioning' },
  deprovisioning: { status: 'pending', word: 'Going' },
  deprovisioned: { status: 'down', word: 'Gone' },
  suspended: { status: 'warning', word: 'Suspended' },
};

/** The state of an add-on; what is simply there stays quiet. */
export function AddOnState({ state }: { state: string | null }) {
  return <StatusMark {...(looks[state ?? ''] ?? { status: 'unknown', word: state ?? 'Unknown' })} />;
}
