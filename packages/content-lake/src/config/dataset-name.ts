/** The rule of hosted Sanity, so that any name works on both. */
export const DATASET_NAME = /^[a-z0-9][-_a-z0-9]{0,63}$/
