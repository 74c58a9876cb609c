/** The answer of `POST /oauth/token`. */
export interface Issued {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  token_type: string;
  user_id: string;
  session_nonce: string;
}

/** Asks the token endpoint, form-encoded as clients do. */
export async function requestToken(
  site: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Issued & { id: string } }> {
  const response = await fetch(`${site}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Issued & { id: string } };
}
