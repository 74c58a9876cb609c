import 'server-only';

type PolicyInput = { nonce: string; publicUrl: string; herokuIdUrl: string; isDevelopment: boolean };

/**
 * The content security policy of a page: scripts only with this request's nonce and what those load, no framing, and
 * forms only to the console itself or, since browsers apply `form-action` to redirects too, on to Heroku's sign-in.
 * Style attributes are rendered on the server and by toasts, hence 'unsafe-inline' for styles alone.
 */
export function contentSecurityPolicy({ nonce, publicUrl, herokuIdUrl, isDevelopment }: PolicyInput): string {
  const idUrl = new URL(herokuIdUrl);
  const signInHosts = idUrl.hostname.endsWith('.heroku.com') ? 'https://*.heroku.com' : idUrl.origin;
  const directives = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self' ${signInHosts}`,
    `frame-ancestors 'none'`,
  ];
  if (publicUrl.startsWith('https:')) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

/** The headers of every answer, pages or not. HSTS only where the console is reached over https. */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not `no-referrer`: browsers would then send `Origin: null` with the console's own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
