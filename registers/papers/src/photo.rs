//! What remains of a photo: its picture. It is read, turned upright, made smaller and written
//! anew: no place, time, name or device is left, nor anything that hides behind the picture.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use kernel::{Error, Result};
use std::io::Cursor;
use std::sync::Mutex;

/// The longest side of a photo that is kept, in pixels: enough for a page of A4.
const LONGEST_SIDE: u32 = 2_000;
/// The largest picture that is read, in pixels a side and in bytes of memory: a phone's largest,
/// never a picture that was made to fill the memory.
const LARGEST_SIDE: u32 = 16_000;
const LARGEST_MEMORY: u64 = 220 * 1_024 * 1_024;
/// How a photo is written: good enough to recognise a house, small enough for a slow line.
const QUALITY: u8 = 82;

/// One photo at a time: two large ones would take the memory of the whole server.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Whether bytes are those of a photo that is kept.
pub fn is_photo(bytes: &[u8]) -> bool {
    matches!(image::guess_format(bytes), Ok(ImageFormat::Jpeg | ImageFormat::Png))
}

/// The bytes of a photo without anything but its picture; any other file as it is. Invalid (field
/// `file`) when a photo cannot be read. It takes time: call it outside a transaction and off the
/// threads that answer.
pub fn plain(bytes: Vec<u8>) -> Result<Vec<u8>> {
    let format = match image::guess_format(&bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png)) => format,
        _ => return Ok(bytes),
    };
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let picture = read(&bytes, format).map_err(|_| Error::flaw("file", "papers-photo-broken"))?;
    write(&picture, format).map_err(Error::fault)
}

fn read(bytes: &[u8], format: ImageFormat) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(LARGEST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture = picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    picture.apply_orientation(turned);
    Ok(picture)
}

fn write(picture: &DynamicImage, format: ImageFormat) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Png => picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?,
        _ => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
            picture.to_rgb8().write_with_encoder(encoder)?;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    /// A photo as a phone writes it: lying on its side, with a place (GPS) and a maker.
    fn phone_photo(width: u32, height: u32) -> Vec<u8> {
        let mut plain = Vec::new();
        let picture = RgbImage::from_fn(width, height, |x, _| {
            image::Rgb(if x < width / 2 { [250, 20, 20] } else { [20, 20, 250] })
        });
        picture.write_with_encoder(JpegEncoder::new(&mut plain)).expect("a picture");
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x03".to_vec();
        // Orientation 6 (turned right), Make "Maker", the GPS directory.
        exif.extend(b"\x01\x0f\0\x02\0\0\0\x06\0\0\0\x32");
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
        exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0");
        exif.extend(b"Maker\0");
        exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS10.4521");
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let mut photo = plain[..2].to_vec();
        photo.extend([0xff, 0xe1]);
        photo.extend(length);
        photo.extend(exif);
        photo.extend(&plain[2..]);
        photo
    }

    fn holds(bytes: &[u8], needle: &[u8]) -> bool {
        bytes.windows(needle.len()).any(|window| window == needle)
    }

    #[test]
    fn a_photo_keeps_its_picture_alone() {
        let photo = phone_photo(64, 32);
        for told in [&b"Exif"[..], b"GPS10.4521", b"Maker"] {
            assert!(holds(&photo, told), "the story has no such photo");
        }
        let kept = plain(photo).expect("a photo");
        for told in [&b"Exif"[..], b"GPS10.4521", b"Maker"] {
            assert!(!holds(&kept, told), "{} is left", String::from_utf8_lossy(told));
        }
        let picture = image::load_from_memory(&kept).expect("a picture").to_rgb8();
        assert_eq!(picture.dimensions(), (32, 64), "it stands upright");
        assert!(picture.get_pixel(16, 4).0[0] > 200, "red is above");
        assert!(picture.get_pixel(16, 60).0[2] > 200, "blue is below");
    }

    #[test]
    fn a_large_photo_is_made_smaller_and_a_broken_one_refused() {
        let kept = plain(phone_photo(4_000, 1_000)).expect("a photo");
        let picture = image::load_from_memory(&kept).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (500, 2_000));
        let mut broken = phone_photo(64, 32);
        broken.truncate(200);
        assert!(matches!(plain(broken), Err(Error::Invalid(_))));
        // A PNG that says it is larger than any photo is refused before it takes the memory.
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bomb.extend(60_000_u32.to_be_bytes());
        bomb.extend(60_000_u32.to_be_bytes());
        bomb.extend([8, 6, 0, 0, 0]);
        assert!(matches!(plain(bomb), Err(Error::Invalid(_))));
        let paper = b"%PDF-1.7 not a picture".to_vec();
        assert_eq!(plain(paper.clone()).expect("as it is"), paper);
    }
}
