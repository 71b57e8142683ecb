/** Syllables that carry no difference between two criteria. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `và của từ các những cho với là được bị thì mà ở tại trong ngoài
   trên dưới về đến tới để do bởi cùng cũng đều luôn phải cần
   một mỗi mọi từng này đó kia ấy khi lúc theo bằng vào ra lên
   có rất hơn nhất hay hoặc sẽ đã đang người việc`.split(/\s+/u),
);

/** Written in capitals by everybody, and understood. */
export const KNOWN_CAPITALS: ReadonlySet<string> = new Set(['QR', 'VNEID', 'SMS', 'PDF', 'USB']);
