import type { Status } from '@/components/patterns/status';

/** How the status of a release is drawn and named; its word is printed unless it succeeded. */
export function releaseLook(status: string | null): { status: Status; word: string } {
  switch (status) {
    case 'succeeded':
      return { status: 'succeeded', word: 'Succeeded' };
    case 'failed':
      return { status: 'failed', word: 'Failed' };
    case 'pending':
      return { status: 'pending', word: 'Pending' };
    case 'expired':
      return { status: 'unknown', word: 'Expired' };
    default:
      return { status: 'unknown', word: 'Unknown' };
  }
}
