import { readRaw } from '../../../src/imports/reading/read-raw.js';

const rows = async (text: string) => (await readRaw(Buffer.from(text, 'utf8'), 'a.csv')).worksheets[0]!.rows;

describe('a quotation mark that was never closed', () => {
  it('does not swallow the records up to the next quotation mark', async () => {
    const text = 'STT,Họ tên,Phòng\n1,"Nguyễn Văn An,Văn phòng\n2,"Lê Thị Bé",Phòng Kinh tế\n3,Trần Cúc,Văn phòng\n';
    expect(await rows(text)).toEqual([
      ['STT', 'Họ tên', 'Phòng'],
      ['1', '"Nguyễn Văn An', 'Văn phòng'],
      ['2', 'Lê Thị Bé', 'Phòng Kinh tế'],
      ['3', 'Trần Cúc', 'Văn phòng'],
    ]);
  });

  it('is a sign as any other where nothing closes it and its line has all its cells', async () => {
    expect(await rows('STT,Họ tên,Phòng\n1,"Nguyễn Văn An,Văn phòng\n2,Lê Thị Bé,Văn phòng\n')).toEqual([
      ['STT', 'Họ tên', 'Phòng'],
      ['1', '"Nguyễn Văn An', 'Văn phòng'],
      ['2', 'Lê Thị Bé', 'Văn phòng'],
    ]);
  });

  it('refuses a file that ends within a cell', async () => {
    await expect(rows('STT,Họ tên,Phòng\n1,Lê Thị Bé,"Văn phòng\nHĐND')).rejects.toMatchObject({
      fault: { code: 'bad-quotes', row: 2 },
    });
  });

  it('leaves a cell of several lines whole, with spaces after it or without', async () => {
    expect(await rows('Họ tên,"Phòng,\nban"\nLê Thị Bé,"Văn phòng\r\nHĐND" \nTrần Cúc,"a ""b""\nc"\n')).toEqual([
      ['Họ tên', 'Phòng,\nban'],
      ['Lê Thị Bé', 'Văn phòng\nHĐND'],
      ['Trần Cúc', 'a "b"\nc'],
    ]);
  });
});
