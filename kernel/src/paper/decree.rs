//! The words that Decree 30/2020/NĐ-CP, Appendix I, puts on every paper. They are the text of the
//! law and not ours to translate or to reword, so they stand here and not among the messages.
//! Nothing else that a person reads will ever stand here.

/// National title (*Quốc hiệu*), box 1.
pub const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

/// Motto (*Tiêu ngữ*), box 1.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// Before the number, box 3.
pub const NUMBER: &str = "Số:";

/// Before the day, the month and the year, box 4.
pub const DAY: &str = "ngày";
/// Before the month, box 4.
pub const MONTH: &str = "tháng";
/// Before the year, box 4.
pub const YEAR: &str = "năm";

/// Before the summary of a letter, box 5b.
pub const CONCERNING: &str = "V/v";

/// Before the addressees, box 9a.
pub const ADDRESSED_TO: &str = "Kính gửi:";

/// Above the recipients, box 9b.
pub const RECIPIENTS: &str = "Nơi nhận:";

/// Before those who keep a copy, box 9b; the clerk's office (*văn thư*) always does.
pub const ARCHIVE: &str = "Lưu: VT";

/// Before the code by which a printed paper is checked (practice, not in the decree).
pub const PROOF_CODE: &str = "Mã kiểm tra";

/// Before the address where the code is asked for.
pub const PROOF_PLACE: &str = "Kiểm tra văn bản tại";

/// Above an appendix.
pub const APPENDIX: &str = "Phụ lục";

/// What closes the content.
pub const END_MARK: &str = "./.";

/// The letters of points (*điểm*), in the order of the Vietnamese alphabet without marks.
pub const POINT_LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];
