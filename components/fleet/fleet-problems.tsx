import Link from 'next/link';
import { RequestId } from '@/components/patterns/request-id';
import { StatusShape } from '@/components/patterns/status-shape';
import type { FleetProblem } from '@/lib/fleet/progress';
import { routes } from '@/lib/routes';
import { problemSentence } from './reading';

/** What of the last reading failed, what that means for the rows, and what to do. */
export function FleetProblems({ problems }: { problems: readonly FleetProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Problems of the last reading" className="shrink-0 space-y-1 px-4 pb-2.5 wide:px-5">
      {problems.map((problem) => (
        <li
          key={`${problem.part} ${problem.error.code}`}
          className="flex items-start gap-2 rounded-md border border-warning-edge bg-warning-subtle px-3 py-1.5 text-small"
        >
          <StatusShape status="warning" className="mt-px" />
          <div className="min-w-0 flex-1">
            <p className="text-warning">{problemSentence(problem)}</p>
            <p className="text-muted">
              {problem.error.message} {problem.error.nextStep}
            </p>
            <RequestId requestId={problem.error.heroku?.requestId ?? null} />
          </div>
          {problem.error.code === 'heroku_signed_out' ? (
            <Link
              className="shrink-0 font-medium text-link hover:underline"
              href={routes.signIn({ callbackUrl: routes.fleet() })}
            >
              Sign in again
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
