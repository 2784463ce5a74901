/** `production`: built and served as deployed. `development`: every part reloads on change. */
export type Mode = 'production' | 'development'
