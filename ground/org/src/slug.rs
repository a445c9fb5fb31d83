//! Slugs: the words of a unit's path. Made from its name by folding; nothing is looked up.

use kernel::fold::fold;

/// `Huyện Giang Thành` → `huyen-giang-thanh`.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A province's name without its kind: `Tỉnh Kiên Giang` → `Kiên Giang`.
pub fn province_short(name: &str) -> &str {
    name.strip_prefix("Tỉnh ").or_else(|| name.strip_prefix("Thành phố ")).unwrap_or(name)
}

/// A district's name as people say it: `Huyện Giang Thành` → `Giang Thành`, `Thành phố Rạch Giá`
/// → `Tp. Rạch Giá`; a numbered quận keeps its kind.
pub fn district_short(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("Thành phố ") {
        return format!("Tp. {rest}");
    }
    if let Some(rest) = name.strip_prefix("Thị xã ") {
        return format!("Tx. {rest}");
    }
    let rest = name.strip_prefix("Huyện ").or_else(|| name.strip_prefix("Quận "));
    match rest {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_short_names() {
        assert_eq!(slug("Huyện Giang Thành"), "huyen-giang-thanh");
        assert_eq!(slug("Tỉnh Bà Rịa - Vũng Tàu"), "tinh-ba-ria-vung-tau");
        assert_eq!(province_short("Tỉnh Kiên Giang"), "Kiên Giang");
        assert_eq!(district_short("Thành phố Rạch Giá"), "Tp. Rạch Giá");
        assert_eq!(district_short("Quận 1"), "Quận 1");
    }
}
