import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { NoticeBox } from './notice-box';
import { noticeOf } from './notices';
import { RefusalText } from './refusal-text';
import { SignInCard } from './sign-in-card';

const props = {
  workspaceName: 'Fernhill',
  scope: 'global',
  allowsToken: true,
  isByToken: false,
  callbackAddress: 'https://console.example.com/api/auth/callback/heroku',
  csrfToken: 'form-token',
  callbackUrl: '/apps/web',
};
const formOf = (button: string) => screen.getByText(button).closest('form');

it('sends both forms complete: with their token and the way back', () => {
  renderScreen(<SignInCard {...props} />);
  for (const [button, action] of [
    ['Continue with Heroku', '/api/auth/signin/heroku'],
    ['Sign in with the token', '/api/auth/callback/token'],
  ] as const) {
    const form = formOf(button);
    expect(form?.method).toBe('post');
    expect(form?.getAttribute('action')).toBe(action);
    expect(Object.fromEntries(new FormData(form ?? undefined))).toMatchObject({
      csrfToken: 'form-token',
      callbackUrl: '/apps/web',
    });
  }
});

it('never fills in or remembers a token', () => {
  renderScreen(<SignInCard {...props} />);
  const field = screen.getByLabelText('API token');
  expect(field).toMatchObject({ type: 'password', value: '', autocomplete: 'off' });
});

it('tells how to make the OAuth client while there is none, with the exact address', () => {
  renderScreen(<SignInCard {...props} scope={null} />);
  expect(screen.queryByText('Continue with Heroku')).toBeNull();
  expect(
    screen.getByText('heroku clients:create "Dynodeck" https://console.example.com/api/auth/callback/heroku'),
  ).toBeTruthy();
  expect(screen.getByText('HEROKU_OAUTH_CLIENT_SECRET')).toBeTruthy();
  expect(screen.getByText('Use an API token').closest('details')?.open).toBe(true);
});

it('offers no token where none is allowed', () => {
  renderScreen(<SignInCard {...props} allowsToken={false} />);
  expect(screen.queryByText('Use an API token')).toBeNull();
});

it('names whom to ask when somebody is refused', () => {
  const notice = noticeOf('not_invited');
  if (!notice) throw new Error('no notice');
  renderScreen(
    <NoticeBox notice={notice}>
      <RefusalText refusal={{ email: 'eve@example.com', reason: 'not_invited', owners: ['ada@example.com'] }} />
    </NoticeBox>,
  );
  const alert = within(screen.getByRole('alert'));
  expect(alert.getByText('eve@example.com')).toBeTruthy();
  expect(alert.getByRole('link', { name: 'ada@example.com' }).getAttribute('href')).toBe('mailto:ada@example.com');
});

it('has a sentence for whatever comes as an error, and for nothing else', () => {
  expect(noticeOf(undefined)).toBeNull();
  for (const error of ['expired', 'heroku_forbidden', 'no-such-error', 'constructor', '__proto__']) {
    expect(noticeOf(error)?.title).toBeTruthy();
  }
  expect(noticeOf('constructor')).toEqual(noticeOf('no-such-error'));
});
