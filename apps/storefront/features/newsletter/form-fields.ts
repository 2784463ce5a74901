/** The names of the fields of the form by which readers sign up. */
export const EMAIL_FIELD = 'email'
/** Out of sight: programs fill it in, readers do not. */
export const TRAP_FIELD = 'subject'
/** Stands in a page in place of what the reader typed. */
export const KEPT_VALUE = 'data-kept-value=""'
