import type { AccessSettings } from '../settings.ts';

/** Headers of every reply: no script, style, font or frame from elsewhere, none inline, and nothing is cached unasked. */
export function securityHeaders({ space }: AccessSettings): Readonly<Record<string, string>> {
  const framers = space === null ? "'none'" : "'self' https://huggingface.co";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framers}`,
  ].join('; ');
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
