//! What code objects tell of their lines and branches in older and newer forms: `co_lnotab`, `co_branches`.

use super::Code;
use taipan_decode::lines;
use taipan_isa::Op;

/// The line table as it was before PEP 626 (CPython's `decode_linetable`).
pub fn lnotab(code: &Code) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut offset, mut line) = (0, code.source.firstlineno);
    for range in lines::co_lines(&code.source) {
        let Some(next) = range.line.filter(|n| *n != line) else { continue };
        push_delta(&mut table, range.start.saturating_sub(offset), next.saturating_sub(line));
        (offset, line) = (range.start, next);
    }
    table
}

/// Steps of at most 255 bytes and of -128 to 127 lines.
fn push_delta(table: &mut Vec<u8>, mut bytes: u32, mut lines: i32) {
    while bytes > 255 {
        table.extend([255, 0]);
        bytes -= 255;
    }
    while !(-128..=127).contains(&lines) {
        let step = lines.clamp(-128, 127);
        table.extend([bytes as u8, step as i8 as u8]);
        bytes = 0;
        lines -= step;
    }
    table.extend([bytes as u8, lines as i8 as u8]);
}

/// Start, fall-through and target of every branch, as byte offsets (3.14, `branchesiter_next`).
pub fn branches(code: &Code) -> Vec<[u32; 3]> {
    let offset = |index: usize| code.offsets.get(index).copied();
    let instrs = code.instrs.iter().enumerate();
    instrs
        .filter_map(|(i, instr)| {
            let here = offset(i)?;
            let target = instr.arg() as usize;
            match instr.op() {
                // The loop ends behind END_FOR and POP_ITER.
                Op::ForIter314 => Some([here, offset(i + 1)?, offset(target + 1)?]),
                Op::PopJumpIfFalse313 | Op::PopJumpIfTrue313 | Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                    Some([here, offset(i + 2)?, offset(target)?])
                }
                // The argument leads back to the loop's END_SEND, which NOT_TAKEN follows.
                Op::EndAsyncFor314 => {
                    let end_send = (here + 2).checked_sub(2 * instr.arg())?;
                    Some([end_send, end_send + 4, offset(i + 1)?])
                }
                _ => None,
            }
        })
        .collect()
}
