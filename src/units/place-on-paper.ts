const PLACES = /^(?:ủy ban nhân dân |ubnd )?((?:phường|xã|đặc khu|thị trấn|thị xã|quận|huyện|tỉnh|thành phố) \S.*)$/iu;

/** The place before a paper's date, where none was typed: the one that the agency is named after; empty where its name tells none. */
export function placeOfName(name: string): string {
  const place = PLACES.exec(name.trim())?.[1] ?? '';
  return place.slice(0, 1).toLocaleUpperCase('vi') + place.slice(1);
}
