import 'server-only';
/** Names of the sign-in cookies; over https they carry the `__Host-` prefix, which browsers bind to this very host. */
export function authCookies(publicUrl: string) {
  const isSecure = publicUrl.startsWith('https://');
  const cookie = (name: string) => ({
    name: `${isSecure ? '__Host-' : ''}dynodeck-${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure },
  });
  return {
    sessionToken: cookie('session'),
    csrfToken: cookie('csrf'),
    callbackUrl: cookie('callback-url'),
    state: cookie('state'),
  };
}
