import { anNinhCoSo } from './an-ninh-co-so.js';
import { chiBoToDanPho } from './chi-bo-to-dan-pho.js';
import { kinhTeHaTang } from './kinh-te-ha-tang.js';
import { lanhDaoUyBan } from './lanh-dao-uy-ban.js';
import type { LibrarySet } from './library-set.js';
import { matTranDoanThe } from './mat-tran-doan-the.js';
import { motCua } from './mot-cua.js';
import { tramYTe } from './tram-y-te.js';
import { trungTamHanhChinhCong } from './trung-tam-hanh-chinh-cong.js';
import { truongHoc } from './truong-hoc.js';
import { vanHoaXaHoi } from './van-hoa-xa-hoi.js';
import { vanPhong } from './van-phong.js';
import { vanPhongDangUy } from './van-phong-dang-uy.js';

export const LIBRARY: readonly LibrarySet[] = [
  motCua,
  vanPhong,
  kinhTeHaTang,
  vanHoaXaHoi,
  trungTamHanhChinhCong,
  lanhDaoUyBan,
  vanPhongDangUy,
  matTranDoanThe,
  truongHoc,
  anNinhCoSo,
  tramYTe,
  chiBoToDanPho,
];

export function librarySetOf(code: string): LibrarySet | undefined {
  return LIBRARY.find((set) => set.code === code);
}
