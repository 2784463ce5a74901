/** The operations of a mendoza patch that the encoder emits; numbers are fixed by the format. */
export const Opcode = {
  /** value */
  value: 0,
  /** field index */
  pushFieldCopy: 10,
  /** field index */
  pushFieldBlank: 11,
  /** element index */
  pushElementCopy: 12,
  /** element index */
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  /** value, key */
  objectSetFieldValue: 17,
  /** field index */
  objectDeleteField: 19,
  /** value */
  arrayAppendValue: 20,
  /** start, end */
  arrayAppendSlice: 21,
  /** text */
  stringAppendString: 22,
  /** start, end in UTF-8 bytes */
  stringAppendSlice: 23,
} as const
