/** Files to begin with, as personnel download them: the columns and two rows that show how they are filled in. */
export const SAMPLES = {
  units: 'code,name,parent_code,kind\nVP,Văn phòng HĐND và UBND,,office\nVT,Tổ văn thư,VP,office\n',
  officials:
    'code,full_name,person_type,unit_code,title,position,tier,from_date,email\n' +
    'CB-0101,Nguyễn Văn Mẫu,công chức,VP,Chánh Văn phòng,người đứng đầu,2,01/09/2026,\n' +
    'CB-0102,Trần Thị Mẫu,viên chức,VP,Chuyên viên,nhân viên,0,01/09/2026,\n',
} as const;
