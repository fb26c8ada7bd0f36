//! What register code leaves to the stack engine.

use taipan_isa::Op;
use taipan_trace::Counts;
use taipan_vm::engine::Transfers;

use super::counts::by_op;
use super::table::Table;

/// By opcode with the sum first, and the code objects that have no register form.
pub fn tables(counts: &Counts, transfers: &Transfers) -> [Table; 2] {
    let executed = by_op(counts);
    let Transfers { left, bridged, stepped, refused } = transfers;
    let row = |op: &Op| {
        let (bridged, stepped) = (bridged.of(*op), stepped.of(*op));
        let executed = executed.get(op).copied().unwrap_or(0);
        (op.name().to_string(), vec![bridged + stepped, left.of(*op), bridged, stepped, executed])
    };
    let (bridges, steps) = (bridged.total(), stepped.total());
    let sum = ("all".to_string(), vec![bridges + steps, left.total(), bridges, steps, counts.total()]);
    let handled: Vec<_> = Op::ALL.iter().map(row).filter(|(_, n)| n[..4].iter().any(|n| *n != 0)).collect();
    let reasons = refused.iter().map(|(name, (reason, count))| (format!("{name}: {reason}"), vec![*count]));
    [
        Table::new(
            "transfers",
            &["opcode", "by stack engine", "left", "bridged", "stepped", "executed"],
            counts.total(),
            [sum].into_iter().chain(handled),
        ),
        Table::new("refused", &["code without a register form", "executed"], counts.total(), reasons),
    ]
}
