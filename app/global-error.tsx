'use client';

export default function GlobalError({ reset }: { error: Error; reset(): void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Dynodeck could not draw this page</h1>
          <p>Nothing was changed at Heroku. The server log has the details.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
