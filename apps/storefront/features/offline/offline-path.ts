/** Address of the page that browsers keep for when they cannot reach the site. */
export const OFFLINE_PATH = '/offline'
