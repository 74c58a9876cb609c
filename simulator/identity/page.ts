import type { Outgoing } from '@/simulator/transport/wire';

const style = `
:root { color-scheme: light dark; --page: #f6f5fa; --card: #ffffff; --ink: #1d1a2b; --soft: #565168; --line: #d9d5e6;
  --accent: #5b3fa8; --on-accent: #ffffff; --note: #fff4d6; --note-ink: #5c4300; }
@media (prefers-color-scheme: dark) { :root { --page: #14121c; --card: #1e1b2a; --ink: #f1eff8; --soft: #b3adc6;
  --line: #383349; --accent: #b9a3ff; --on-accent: #191427; --note: #3a2f10; --note-ink: #ffe1a0; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header { background: var(--note); color: var(--note-ink); padding: 10px 20px; text-align: center; font-size: 14px; }
main { max-width: 560px; margin: 40px auto; padding: 0 20px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 8px; text-wrap: balance; }
p { color: var(--soft); margin: 0 0 20px; text-wrap: pretty; }
ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 10px; }
ul.plain { list-style: disc; padding-left: 20px; margin-bottom: 24px; gap: 4px; }
code { font-family: ui-monospace, monospace; font-size: 14px; overflow-wrap: anywhere; }
a { color: var(--accent); }
button, .button { font: inherit; cursor: pointer; border-radius: 8px; }
.account { width: 100%; text-align: left; padding: 14px 16px; background: var(--card); color: var(--ink);
  border: 1px solid var(--line); display: grid; gap: 2px; }
.account:hover { border-color: var(--accent); }
.account strong { font-weight: 600; overflow-wrap: anywhere; }
.account span { color: var(--soft); font-size: 14px; }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.primary { padding: 10px 22px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent);
  font-weight: 600; }
.button { padding: 10px 22px; border: 1px solid var(--line); text-decoration: none; color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** A page of the identity site, labelled as the simulator's on every one of them. */
export function page(title: string, content: string, status = 200, headers: Record<string, string> = {}): Outgoing {
  const body = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Local Heroku</title>
<style>${style}</style>
</head>
<body>
<header>Local Heroku — simulator. Nothing here is real, and no password is asked for.</header>
<main>
${content}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...headers,
    },
    body,
  };
}

/** A page that says what went wrong. */
export function errorPage(status: number, message: string): Outgoing {
  return page(message, `<h1>${escapeHtml(message)}</h1>\n<p>Go back to the application and try again.</p>`, status);
}

/** Sends the browser on with 302, never to be remembered. */
export function redirect(location: string, headers: Record<string, string> = {}): Outgoing {
  return { status: 302, headers: { Location: location, 'Cache-Control': 'no-store', ...headers }, body: '' };
}

/** Text that is safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
