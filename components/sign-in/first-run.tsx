import { CopyButton } from '@/components/patterns/copy-button';

const names = ['HEROKU_OAUTH_CLIENT_ID', 'HEROKU_OAUTH_CLIENT_SECRET'];

/** Before an OAuth client is configured: how to make one, with the exact address that Heroku must send people back to. */
export function FirstRun({ callbackAddress }: { callbackAddress: string }) {
  const command = `heroku clients:create "Dynodeck" ${callbackAddress}`;
  return (
    <section aria-labelledby="first-run" className="flex flex-col gap-2 text-muted">
      <h2 id="first-run" className="font-medium text-foreground">
        Heroku does not know this console yet
      </h2>
      <p>Whoever runs it makes an OAuth client once, with the heroku CLI:</p>
      <div className="flex items-start gap-1 rounded-md border bg-page py-2 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-foreground text-small">{command}</code>
        <CopyButton value={command} label="Copy the command" />
      </div>
      <p className="text-pretty">
        Put what it prints into{' '}
        {names.map((name, index) => (
          <span key={name}>
            {index > 0 ? ' and ' : ''}
            <code className="break-all font-mono text-foreground text-small">{name}</code>
          </span>
        ))}
        , then start the console again.
      </p>
    </section>
  );
}
