import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { diskProblem } from '../../../../src/site/files/diskProblem.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { IncompleteFileError } from '../../../../src/site/files/newFile.ts';

const PLACE = '/backups/$& a';
const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('diskProblem', () => {
  const FULL = `The disk filled up before the file was complete. Make room for ${PLACE}, or choose another folder.`;
  const DENIED = `${PLACE} cannot be written. Choose a folder that you may write to.`;
  const NO_FOLDER = `${PLACE} is in no folder that exists. Create the folder, or choose another one.`;
  const IN_THE_WAY = `Something is in the way of ${PLACE}. Choose another name or folder.`;
  for (const [codes, message] of [
    [['ENOSPC', 'EDQUOT', 'EFBIG'], FULL],
    [['EACCES', 'EPERM', 'EROFS'], DENIED],
    [['ENOENT'], NO_FOLDER],
    [['ENOTDIR', 'EEXIST', 'EISDIR'], IN_THE_WAY],
  ] as const) {
    it(`gives advice for the code ${codes.join(' or ')}`, () => {
      for (const code of codes) {
        const error = withCode(code);
        const told = diskProblem(error, PLACE);
        assert.ok(told instanceof Error);
        assert.deepEqual([told.message, told.cause], [message, error]);
      }
    });
  }

  it('treats an incomplete file as a full disk', () => {
    const told = diskProblem(new IncompleteFileError(), PLACE);
    assert.equal((told as Error).message, FULL);
  });

  it('returns other errors unchanged', () => {
    const site = new SiteError('cut', 'Cut.');
    for (const error of [withCode('EMFILE'), new Error('x'), site, { code: 'ENOSPC' }, 'ENOSPC', undefined]) {
      assert.equal(diskProblem(error, PLACE), error);
    }
  });
});
