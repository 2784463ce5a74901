/** Address of the page that browsers keep for when they cannot reach the site. */
export const OFFLINE_PATH = '/offline'

/** Address of the service worker that shows it. */
export const WORKER_PATH = '/sw.js'
