/** @type {import('next').NextConfig} */
export default {
  output: process.env.STANDALONE ? 'standalone' : undefined,
  // Only what says 'use memo': the compiler's caches make code larger, and most components are drawn seldom.
  reactCompiler: { compilationMode: 'annotation' },
  typedRoutes: true,
  // `npm test` checks all types, those of the routes included; a build would do it a second time.
  typescript: { ignoreBuildErrors: true },
  // A page that was asked for before its link is pressed is used for half a minute, not for five.
  experimental: { staleTimes: { static: 30 } },
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
  outputFileTracingIncludes: { '/*': ['./lib/db/migrations/**/*'] },
  outputFileTracingExcludes: { '/*': ['./.data/**/*', './e2e/**/*', './simulator/**/*'] },
  // The proxy sets the headers of everything else; static files do not pass it.
  headers: async () => [
    { source: '/_next/static/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
    // A browser asks for the icon on every way to another page, just when that page is being made.
    { source: '/logo.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }] },
  ],
};
