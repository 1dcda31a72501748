//! As much of the protocol of remote desktops (RFB 3.8) as asks a display to be several screens beside each other.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

/// Says to the display on this socket that its viewer has so many screens, each of that size.
pub fn ask_for_screens(socket: &Path, screens: u16, (width, height): (u16, u16)) -> io::Result<()> {
    let mut stream = UnixStream::connect(socket)?;
    skip(&mut stream, 12)?;
    stream.write_all(b"RFB 003.008\n")?;
    let kinds = read(&mut stream, 1)?[0];
    skip(&mut stream, kinds.into())?;
    // No password; then the result, four noughts when it is well.
    stream.write_all(&[1])?;
    if read(&mut stream, 4)? != [0; 4] {
        return Err(io::Error::other("the display refuses its viewer"));
    }
    // Shared; then size, form of a point, name.
    stream.write_all(&[1])?;
    skip(&mut stream, 20)?;
    let length = read(&mut stream, 4)?;
    skip(&mut stream, u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize)?;

    // That the viewer understands screens (−308), and that it wants a picture: before, nothing is answered.
    let mut message = vec![2, 0];
    message.extend([1_u16.to_be_bytes().as_slice(), (-308_i32).to_be_bytes().as_slice()].concat());
    message.extend([3, 0]);
    message.extend([0, 0, width * screens, height].map(u16::to_be_bytes).concat());
    message.extend([251, 0]);
    message.extend([width * screens, height].map(u16::to_be_bytes).concat());
    message.extend([u8::try_from(screens).unwrap_or(u8::MAX), 0]);
    for screen in 0..screens {
        message.extend(u32::from(screen + 1).to_be_bytes());
        message.extend([width * screen, 0, width, height].map(u16::to_be_bytes).concat());
        message.extend([0; 4]);
    }
    stream.write_all(&message)?;
    // The first answer comes when it is done.
    skip(&mut stream, 4)
}

fn read(stream: &mut UnixStream, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn skip(stream: &mut UnixStream, length: usize) -> io::Result<()> {
    read(stream, length).map(drop)
}
