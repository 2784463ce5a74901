/** What SQLite and its lock keep of a dataset, after the name of its file. */
export const FILE_SUFFIXES = ['', '-wal', '-shm', '.lock']
