import type { RefusalNotice } from '@/lib/auth/refusal-notice';
import type { Refusal } from '@/lib/auth/sign-in-policy';

const reasons: Record<Refusal, string> = {
  not_invited: 'was not invited to this workspace.',
  removed: 'was removed from this workspace.',
  bound_elsewhere: 'belongs here to another Heroku account than the one you used.',
};

/** Who was turned away, why, and whom they can ask. */
export function RefusalText({ refusal }: { refusal: RefusalNotice }) {
  const { email, reason, owners } = refusal;
  return (
    <>
      <p>
        <span className="break-all font-medium text-foreground">{email}</span> {reasons[reason]}
      </p>
      <p className="mt-1">Ask an owner to add you:</p>
      <ul>
        {owners.map((owner) => (
          <li key={owner} className="break-all">
            <a href={`mailto:${owner}`} className="text-link underline-offset-2 hover:underline">
              {owner}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
