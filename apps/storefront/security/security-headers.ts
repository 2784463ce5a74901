import { DATA_POLICY } from './page-policy.ts'

/** Two years. Not of subdomains: a lake or a Studio beside the site may be reached in another way. */
const HSTS = 'max-age=63072000'

/** What Chromium can do that no page of this site needs, whoever's script asks; it warns of names it does not know. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

/** Pictures may be shown by other sites: as icons, and on the cards of shared links. */
const PICTURES = '/:picture(.*(?:icon|image|\\.png|\\.svg|\\.ico)[^/]*)'

/**
 * Headers of every answer. The policy of a page tells of its content and comes from the gate (`proxy.ts`), as
 * does what depends on who asks.
 */
export function securityHeaders(environment: Readonly<Record<string, string | undefined>>) {
  const isSecure = environment.SITE_URL?.startsWith('https:')
  return [
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    {
      key: 'Permissions-Policy',
      value: UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    },
    ...(isSecure ? [{ key: 'Strict-Transport-Security', value: HSTS }] : []),
  ]
}

/** The headers of the site by path, as `next.config.ts` has them. */
export function headersByPath(environment: Readonly<Record<string, string | undefined>>) {
  return [
    { source: '/:path*', headers: securityHeaders(environment) },
    {
      // A form of the newsletter is answered with a page, which has its own.
      source: '/:data(api/(?!newsletter).*|healthz|readyz|robots\\.txt|icon\\.svg)',
      headers: [{ key: 'Content-Security-Policy', value: DATA_POLICY }],
    },
    {
      source: PICTURES,
      headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }],
    },
  ]
}
