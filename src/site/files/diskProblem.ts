import { IncompleteFileError } from './newFile.ts';

/** Converts an error of the file system to one with advice; returns any other error unchanged. */
export function diskProblem(error: unknown, place: string): unknown {
  const message = error instanceof IncompleteFileError ? FULL : messageFor(codeOf(error));
  return message === undefined
    ? error
    : new Error(
        message.replace('{0}', () => place),
        { cause: error },
      );
}

const FULL = 'The disk filled up before the file was complete. Make room for {0}, or choose another folder.';

function messageFor(code: unknown): string | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return FULL;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '{0} cannot be written. Choose a folder that you may write to.';
    case 'ENOENT':
      return '{0} is in no folder that exists. Create the folder, or choose another one.';
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return 'Something is in the way of {0}. Choose another name or folder.';
    default:
      return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
